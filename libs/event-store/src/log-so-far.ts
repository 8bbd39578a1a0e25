import { type EventStore, type LogEvent, type Position, START } from './port.ts';

/** How long a reader waits for an event that may have been forgotten, before it asks whether there is more. */
const ASKED_EVERY_MS = 250;

/** Every event of the log after a position up to where it ends now, in log order. It ends even where the last one is forgotten meanwhile. */
export async function* logSoFar<E>(store: EventStore<E>, after: Position = START): AsyncGenerator<LogEvent<E>> {
  const end = await store.head();
  if (end <= after) return;
  const stop = new AbortController();
  let seen = after;
  const asking = setInterval(() => {
    // A store that is away is the follower's to wait for.
    store.head().then(
      (head) => head <= seen && stop.abort(),
      () => undefined,
    );
  }, ASKED_EVERY_MS);
  try {
    for await (const logged of store.follow(after, stop.signal)) {
      yield logged;
      seen = logged.position;
      if (seen >= end) return;
    }
  } finally {
    clearInterval(asking);
    stop.abort();
  }
}
