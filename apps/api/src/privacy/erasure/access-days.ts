import type { Day } from '@safe-haven/domain';
import { type EventStore, type LogEvent, readToHead, type StreamName } from '@safe-haven/event-store';
import { instantOf } from '../../environment/clock.ts';

const DAY_MS = 86_400_000;

/** The stream of accesses and erasures of the UTC day of a time in ms. */
export const accessStream = (now: number): StreamName => `access-${accessDay(now)}`;

export const accessDay = (now: number): Day => instantOf(now).slice(0, 10);

/**
 * Every event of the access streams, oldest day first: from the day before the log began (clocks differ) to the day
 * after now. One read per day, so it costs little however long the log is.
 */
export async function* accessEvents(store: EventStore, now: number): AsyncGenerator<LogEvent> {
  const began = await beginningOf(store);
  if (began === null) return;
  for (let day = began - DAY_MS; day < now + 2 * DAY_MS; day += DAY_MS) {
    yield* (await store.read(accessStream(day))).events;
  }
}

/** When the first readable event was recorded, in ms; null when there is none. */
async function beginningOf(store: EventStore): Promise<number | null> {
  for await (const logged of readToHead(store)) if (logged.readable) return Date.parse(logged.metadata.recordedAt);
  return null;
}
