import { type EventStore, type LogEvent, type Position, START } from './port.ts';

/** How often the head is checked, because the last event may have been forgotten and never come. */
const HEAD_CHECK_MS = 250;

/**
 * Every event after a position up to the current head, in log order. It also ends when the last event is forgotten
 * meanwhile.
 */
export async function* readToHead<E>(store: EventStore<E>, after: Position = START): AsyncGenerator<LogEvent<E>> {
  const end = await store.head();
  if (end <= after) return;
  const stop = new AbortController();
  let readTo = after;
  const headCheck = setInterval(() => {
    // When the store is unavailable the follower reports it.
    store.head().then(
      (head) => head <= readTo && stop.abort(),
      () => undefined,
    );
  }, HEAD_CHECK_MS);
  try {
    for await (const logged of store.follow(after, stop.signal)) {
      yield logged;
      readTo = logged.position;
      if (readTo >= end) return;
    }
  } finally {
    clearInterval(headCheck);
    stop.abort();
  }
}
