import { type AppendResult, type EventStore, type NewEvent, StoreUnavailable } from '@safe-haven/event-store';
import { type NotWritten, UNAVAILABLE } from './outcome.ts';

const TRIES = 4;

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

/**
 * Appends, and settles an unknown outcome by sending the same events at the same revision again, which the store takes
 * as one append. Not once `mayGoOn` is false: the append would then happen after the caller has stopped waiting
 * (SH-20).
 */
export async function appendUntilSettled(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
  expected: number,
  mayGoOn: () => boolean = () => true,
): Promise<AppendResult> {
  let result = await store.append(stream, events, expected);
  for (let again = 1; again < TRIES && result.outcome === 'unknown' && mayGoOn(); again++) {
    result = await store.append(stream, events, expected);
  }
  return result;
}
