import { Failure } from '../../problems/failure.ts';

const OUTAGES: ReadonlySet<string> = new Set(['store_unavailable', 'outcome_unknown', 'disk_full', 'not_there_yet']);

/**
 * Opens a session after every factor was correct. If the store refuses the append, the attempt is not counted as a
 * failure: its owner must not be delayed by an outage of ours.
 */
export async function refundAttemptOnOutage<T>(open: () => Promise<T>, notTried: () => void): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Failure && OUTAGES.has(error.code)) notTried();
    throw error;
  }
}
