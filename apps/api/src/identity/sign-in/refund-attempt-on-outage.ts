import { Failure } from '../../problems/failure.ts';

const OUTAGES: ReadonlySet<string> = new Set(['store_unavailable', 'outcome_unknown', 'disk_full', 'not_there_yet']);

/**
 * Opens a session for somebody who has shown all that there is to show. Where the log takes nothing just then, it was
 * no wrong attempt of theirs: they need not wait for our fault once it is mended.
 */
export async function refundAttemptOnOutage<T>(open: () => Promise<T>, notTried: () => void): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Failure && OUTAGES.has(error.code)) notTried();
    throw error;
  }
}
