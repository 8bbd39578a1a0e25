import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { memoryStore } from './http-program.ts';

/** A log in memory, with how many events of houses were read from it. */
export function countingReads(): {
  readonly store: EventStore<HavenEvent>;
  during(work: () => Promise<unknown>): Promise<number>;
} {
  const store = memoryStore();
  const read = store.read.bind(store);
  let events = 0;
  store.read = async (...asked) => {
    const slice = await read(...asked);
    if (asked[0].startsWith('shelter-')) events += slice.events.length;
    return slice;
  };
  return {
    store,
    async during(work) {
      const before = events;
      await work();
      return events - before;
    },
  };
}
