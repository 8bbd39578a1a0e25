import { Failure } from '../../problems/failure.ts';

const OURS: ReadonlySet<string> = new Set(['store_unavailable', 'outcome_unknown', 'disk_full', 'not_there_yet']);

/**
 * Opens a session for somebody who has shown all that there is to show. Where the log takes nothing just then, it was
 * no wrong attempt of theirs: they need not wait for our fault once it is mended.
 */
export async function unlessWeFail<T>(open: () => Promise<T>, notTried: () => void): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Failure && OURS.has(error.code)) notTried();
    throw error;
  }
}
