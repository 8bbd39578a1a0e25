import { expect, it } from '@jest/globals';
import { type EventStore, type LogEvent, type Position, START } from '../port.ts';
import type { Noted } from './codec.ts';
import { expectRising, nextEvents, noted, settle, textOf, type WithStore } from './given.ts';

export function followingContract(withStore: WithStore): void {
  it(
    'given a log, when followed from the start, then all events come in log order, one at a time',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-b', 0, 'three');
      await noted(store, 'shelter-a', 2, 'four');
      const events = await nextEvents(store, 4);
      expect(events.map(textOf)).toEqual(['one', 'two', 'three', 'four']);
      expect(events.map((e) => e.stream)).toEqual(['shelter-a', 'shelter-a', 'shelter-b', 'shelter-a']);
      expectRising(events.map((e) => e.position));
    }),
  );

  it(
    'given a position, when followed after it, then that event is not repeated and none is skipped',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one');
      const position = await noted(store, 'shelter-a', 1, 'two');
      await noted(store, 'shelter-a', 2, 'three', 'four');
      expect((await nextEvents(store, 2, position)).map(textOf)).toEqual(['three', 'four']);
    }),
  );

  it(
    'given a follower at the head, when something is appended, then it is delivered',
    withStore(async ({ store }) => {
      const coming = nextEvents(store, 3);
      await settle();
      await noted(store, 'shelter-a', 0, 'one');
      await settle();
      await noted(store, 'shelter-b', 0, 'two', 'three');
      expect((await coming).map(textOf)).toEqual(['one', 'two', 'three']);
    }),
  );

  it(
    'given a writer that continues, when a follower catches up and goes live, then there is no gap',
    withStore(async ({ store }) => {
      const count = 1500;
      const writing = (async () => {
        for (let i = 0; i < count; i += 3) await noted(store, 'shelter-a', i, `${i}`, `${i + 1}`, `${i + 2}`);
      })();
      const [early, late] = await Promise.all([
        nextEvents(store, count),
        settle().then(() => nextEvents(store, count)),
      ]);
      await writing;
      expect(early.map(textOf)).toEqual(Array.from({ length: count }, (_, i) => `${i}`));
      expect(late).toEqual(early);
    }),
  );

  it(
    'given many followers at different positions, then each gets everything after its own',
    withStore(async ({ store }) => {
      const positions: Position[] = [START];
      for (let i = 0; i < 10; i++) positions.push(await noted(store, 'shelter-a', i, `${i}`));
      const coming = positions.map((position, i) => nextEvents(store, 20 - i, position));
      for (let i = 10; i < 20; i++) await noted(store, 'shelter-a', i, `${i}`);
      for (const [i, events] of (await Promise.all(coming)).entries()) {
        expect(events.map(textOf)).toEqual(Array.from({ length: 20 - i }, (_, k) => `${k + i}`));
      }
    }),
  );

  it(
    'given a slow follower, when much is written meanwhile, then it misses nothing and delays nobody',
    withStore(async ({ store }) => {
      const count = 3000;
      const done = new AbortController();
      const slow: string[] = [];
      let goOn = () => {};
      const writing = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const reading = (async () => {
        for await (const event of store.follow(START, done.signal)) {
          slow.push(textOf(event));
          await writing;
          if (slow.length === count) done.abort();
        }
      })();
      await noted(store, 'shelter-a', 0, '0');
      for (let i = 1; i < count; i += 500) {
        await noted(store, 'shelter-a', i, ...numbers(i, Math.min(500, count - i)));
      }
      goOn();
      await reading;
      expect(slow).toEqual(numbers(0, count));
    }),
  );

  it(
    'given a follower, when aborted while it waits, while it reads or before the start, then it ends without an error',
    withStore(async ({ store }) => {
      const waiting = new AbortController();
      const ended = collect(store, waiting.signal);
      await settle();
      waiting.abort();
      expect(await ended).toEqual([]);

      await noted(store, 'shelter-a', 0, 'one', 'two', 'three');
      const midway = new AbortController();
      expect(await collect(store, midway.signal, (e) => textOf(e) === 'two' && midway.abort())).toHaveLength(2);
      expect(await collect(store, AbortSignal.abort())).toEqual([]);
    }),
  );

  it(
    'given a follower that leaves its loop, then the others and the writer continue',
    withStore(async ({ store }) => {
      const other = nextEvents(store, 2);
      await noted(store, 'shelter-a', 0, 'one');
      for await (const event of store.follow(START, new AbortController().signal)) {
        expect(textOf(event)).toBe('one');
        break;
      }
      await noted(store, 'shelter-a', 1, 'two');
      expect((await other).map(textOf)).toEqual(['one', 'two']);
    }),
  );

  it(
    'given an invalid position, when followed after it, then it is an error, never a silent gap',
    withStore(async ({ store }) => {
      await expect(nextEvents(store, 1, 'yesterday')).rejects.toThrow('"yesterday" is not a position');
    }),
  );
}

const numbers = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `${from + i}`);

async function collect(
  store: EventStore<Noted>,
  signal: AbortSignal,
  onEvent: (event: LogEvent<Noted>) => unknown = () => {},
): Promise<LogEvent<Noted>[]> {
  const events: LogEvent<Noted>[] = [];
  for await (const event of store.follow(START, signal)) {
    events.push(event);
    onEvent(event);
  }
  return events;
}
