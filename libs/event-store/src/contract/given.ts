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
  /** Closes the store and opens what it left behind. Without it the store itself is taken as reopened. */
  readonly reopen?: () => Promise<EventStore<Noted>>;
  readonly cleanup: () => Promise<void>;
}

/** Lends each test a store of its own and clears up after it, whatever happened. */
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

/** Appends notes that must be taken, and answers where the last one stands. */
export async function noted(
  store: EventStore<Noted>,
  stream: StreamName,
  expected: Revision,
  ...texts: string[]
): Promise<Position> {
  const result = await store.append(stream, notes(...texts), expected);
  return placeOf(result).position;
}

/** The place that an append was given; fails the test when it was not taken. */
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

/** Narrows to an event that could be read; fails the test otherwise. */
export function readable(event: LogEvent<Noted> | undefined): RecordedEvent<Noted> {
  if (!event?.readable) throw new Error(`expected a readable event, got ${JSON.stringify(event)}`);
  return event;
}

/** Follows until `count` events came. */
export async function take(store: EventStore<Noted>, count: number, after = START): Promise<LogEvent<Noted>[]> {
  const taken: LogEvent<Noted>[] = [];
  const done = new AbortController();
  for await (const event of store.follow(after, done.signal)) {
    taken.push(event);
    if (taken.length === count) done.abort();
  }
  return taken;
}

/** Everything that is in the log now. */
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

/** Expects positions to rise strictly, as strings. */
export function expectRising(positions: readonly Position[]): void {
  for (const [index, position] of positions.entries()) {
    if (index > 0) expect(position > positions[index - 1]!).toBe(true);
  }
}

/** Lets everything that is ready to run do so. */
export const settle = () => tick();
