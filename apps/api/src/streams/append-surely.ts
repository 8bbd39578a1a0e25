import type { AppendResult, EventStore, NewEvent } from '@safe-haven/event-store';

const TRIES = 4;

/** An unknown outcome is settled by sending the same bytes at the same revision again: they are one fact. */
export async function appendSurely(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
  expected: number,
): Promise<AppendResult> {
  let result = await store.append(stream, events, expected);
  for (let again = 1; again < TRIES && result.outcome === 'unknown'; again++) {
    result = await store.append(stream, events, expected);
  }
  return result;
}
