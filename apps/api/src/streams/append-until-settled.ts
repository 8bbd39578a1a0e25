import type { AppendResult, EventStore, NewEvent } from '@safe-haven/event-store';

const TRIES = 4;

/**
 * An unknown outcome is settled by sending the same bytes at the same revision again: they are one fact. Not any more
 * once it `mayGoOn` no longer: what is sent after that would be done when nobody waits for it (SH-20).
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
