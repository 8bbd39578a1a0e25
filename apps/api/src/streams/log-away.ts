import { StoreUnavailable } from '@safe-haven/event-store';
import { type NotWritten, UNAVAILABLE } from './outcome.ts';

/** The log could not be asked, whatever it failed with. */
class LogAway extends StoreUnavailable {
  override readonly name = 'LogAway';

  constructor(cause: unknown) {
    super('The log could not be asked.', { cause });
  }
}

/** A question to the log. Every one on the write path goes through here, so that a log that is away is told from a fault of ours. */
export const ask = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw new LogAway(error);
  });

/** A log that is away is an outcome; everything else goes on. */
export function unavailable(error: unknown): NotWritten {
  if (error instanceof LogAway) return UNAVAILABLE;
  throw error;
}
