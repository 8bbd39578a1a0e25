import { setImmediate as tick } from 'node:timers/promises';
import { expect } from '@jest/globals';
import {
  type AppendResult,
  type EventStore,
  type LogEvent,
  type Position,
  type RecordedEvent,
  type Revision,
  START,
  type StreamName,
} from '../port.ts';
import type { Noted } from './codec.ts';
import { notes } from './note.ts';

export { note, notes } from './note.ts';

export interface StoreUnderTest {
  readonly store: EventStore<Noted>;
  /** Closes the store and opens its data again. Without it the same store is used as reopened. */
  readonly reopen?: () => Promise<EventStore<Noted>>;
  readonly cleanup: () => Promise<void>;
}

/** Gives each test its own store and cleans up after it, also after a failure. */
export type WithStore = (test: (given: Given) => Promise<void>) => () => Promise<void>;

interface Given {
  readonly store: EventStore<Noted>;
  readonly reopen: () => Promise<EventStore<Noted>>;
}

export const withStoreOf =
  (makeStore: () => Promise<StoreUnderTest>): WithStore =>
  (test) =>
  async () => {
    const { store, reopen = async () => store, cleanup } = await makeStore();
    try {
      await test({ store, reopen });
    } finally {
      await cleanup();
    }
  };

/** Appends notes, expecting success, and returns the position of the last one. */
export async function noted(
  store: EventStore<Noted>,
  stream: StreamName,
  expected: Revision,
  ...texts: string[]
): Promise<Position> {
  const result = await store.append(stream, notes(...texts), expected);
  return placeOf(result).position;
}

/** The position and revision of a successful append; fails the test otherwise. */
export function placeOf(result: AppendResult): { revision: Revision; position: Position } {
  if (result.outcome !== 'appended') throw new Error(`not appended but ${JSON.stringify(result)}`);
  return { revision: result.revision, position: result.position };
}

export function textOf(event: LogEvent<Noted>): string {
  return event.readable ? event.event.text : `unreadable: ${event.reason}`;
}

export async function textsOf(store: EventStore<Noted>, stream: StreamName, after?: Revision): Promise<string[]> {
  return (await store.read(stream, after)).events.map(textOf);
}

/** Narrows to a readable event; fails the test otherwise. */
export function readable(event: LogEvent<Noted> | undefined): RecordedEvent<Noted> {
  if (!event?.readable) throw new Error(`expected a readable event, got ${JSON.stringify(event)}`);
  return event;
}

/** Follows until `count` events were delivered. */
export async function nextEvents(store: EventStore<Noted>, count: number, after = START): Promise<LogEvent<Noted>[]> {
  const events: LogEvent<Noted>[] = [];
  const done = new AbortController();
  for await (const event of store.follow(after, done.signal)) {
    events.push(event);
    if (events.length === count) done.abort();
  }
  return events;
}

/** All events that are in the log now. */
export async function everything(store: EventStore<Noted>): Promise<LogEvent<Noted>[]> {
  const head = await store.head();
  const all: LogEvent<Noted>[] = [];
  if (head === START) return all;
  const done = new AbortController();
  for await (const event of store.follow(START, done.signal)) {
    all.push(event);
    if (event.position >= head) done.abort();
  }
  return all;
}

/** Expects positions to be strictly ascending strings. */
export function expectRising(positions: readonly Position[]): void {
  for (const [index, position] of positions.entries()) {
    if (index > 0) expect(position > positions[index - 1]!).toBe(true);
  }
}

/** Lets all pending microtasks and immediates run. */
export const settle = () => tick();
