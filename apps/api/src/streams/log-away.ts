import { StoreUnavailable } from '@safe-haven/event-store';
import { type NotWritten, UNAVAILABLE } from './outcome.ts';

/** The log could not be asked, whatever it failed with. */
class LogAway extends StoreUnavailable {
  override readonly name = 'LogAway';

  constructor(cause: unknown) {
    super('The log could not be asked.', { cause });
  }
}

/**
 * Reads or writes the store. Every call on the write path goes through here, so that an unavailable store is told from
 * a programming error.
 */
export const ask = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw new LogAway(error);
  });

/** An unavailable store becomes an outcome; every other error is rethrown. */
export function unavailable(error: unknown): NotWritten {
  if (error instanceof LogAway) return UNAVAILABLE;
  throw error;
}
