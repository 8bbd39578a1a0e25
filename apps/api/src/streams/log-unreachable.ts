import { StoreUnavailable } from '@safe-haven/event-store';
import { type NotWritten, UNAVAILABLE } from './outcome.ts';

/** The log could not be reached, for whatever reason. */
class LogUnreachable extends StoreUnavailable {
  override readonly name = 'LogUnreachable';

  constructor(cause: unknown) {
    super('The log could not be asked.', { cause });
  }
}

/**
 * Wraps every store access of the write path, so that an unreachable store is distinguished from a programming error.
 */
export const ask = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw new LogUnreachable(error);
  });

/** Maps an unreachable store to an outcome; every other error is rethrown. */
export function unavailable(error: unknown): NotWritten {
  if (error instanceof LogUnreachable) return UNAVAILABLE;
  throw error;
}
