import type { AppendResult, EventStore, NewEvent } from '@safe-haven/event-store';

const TRIES = 4;

/**
 * Appends, and resolves an unknown outcome by sending the same events at the same revision again, which the store
 * treats as one append. Stops when `mayGoOn` is false: the append would then happen after the caller has stopped
 * waiting (SH-20).
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
