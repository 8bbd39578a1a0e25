import { type AppendResult, type EventStore, type NewEvent, StoreUnavailable } from '@safe-haven/event-store';
import { type NotWritten, UNAVAILABLE } from './outcome.ts';

const TRIES = 4;

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

/** How long an append may be tried: a new try would then come after the caller has stopped waiting (SH-20). */
interface Limits {
  readonly mayGoOn: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Appends, and resolves an unknown outcome by sending the same events at the same revision again, which the store
 * treats as one append, within the limits.
 */
export async function appendUntilSettled(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
  expected: number,
  { mayGoOn = () => true, signal }: Partial<Limits> = {},
): Promise<AppendResult> {
  let result = await store.append(stream, events, expected, signal);
  for (let again = 1; again < TRIES && result.outcome === 'unknown' && mayGoOn(); again++) {
    result = await store.append(stream, events, expected, signal);
  }
  return result;
}
