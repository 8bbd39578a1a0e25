import { describe, expect, it } from '@jest/globals';
import { jsonEvent } from '@safe-haven/event-store-double';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { everything, nextEvents, noted, textOf, textsOf } from '../contract/given.ts';
import { START } from '../port.ts';
import { positionAt } from './store-position.ts';
import { followed, onDouble } from './testing/on-double.ts';
import { startRelay } from './testing/relay.ts';

/** Rules of README.md next to this file that are about following and reading, each provoked on the protocol double. */
const FORGED = JSON.stringify({ schemaVersion: 2, previousHash: '', hash: 'x', metadata: { actor: null } });

describe('ES-4 catching up is a subscription with a filter, resumed from events and checkpoints', () => {
  it(
    'ES-4 given many foreign events after our last one, when resumed, then it starts after the last checkpoint and loses none',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      const last = await noted(store, 'shelter-a', 0, 'one');
      const follower = followed(store, START);
      await follower.until(1);
      double.writeForeignEvents(600);
      const subscriptions = () => double.calls.filter((call) => call.method === 'subscribe');
      await noted(store, 'shelter-a', 1, 'two');
      await follower.until(2);
      double.writeForeignEvents(600);
      const head = await store.head();
      await eventually(() => {
        double.endSubscriptions();
        const after = subscriptions().at(-1)?.after;
        return after !== undefined && after !== null && positionAt(after) > head;
      });
      expect(last < head).toBe(true);
      await noted(store, 'shelter-a', 2, 'three');
      await follower.until(3);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'two', 'three']);
    }),
  );

  it(
    'ES-4 given a slow reader, when dropped after a checkpoint, then unread events before it are not lost',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      for (let i = 0; i < 60; i++) {
        await noted(store, 'shelter-a', i, `${i}`);
        double.writeForeignEvents(100);
      }
      const done = new AbortController();
      const seen: string[] = [];
      for await (const event of store.follow(START, done.signal)) {
        seen.push(textOf(event));
        if (seen.length % 9 === 1) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          double.endSubscriptions();
        }
        if (seen.length === 60) done.abort();
      }
      expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => `${i}`));
    }),
  );
});

describe('ES-5 subscriptions are restarted by the adapter', () => {
  it(
    'ES-5 given an end with OK, an error and a silent connection, then each is followed by a new one, without a gap or a repeat',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      const follower = followed(store, START);
      const faults = [
        () => double.endSubscriptions(),
        () => double.dropSubscriptions(13),
        () => double.muteSubscriptions(),
        () => double.dropSubscriptions(14),
      ];
      for (const [i, fault] of faults.entries()) {
        await noted(store, 'shelter-a', 2 * i, `before ${i}`);
        await follower.until(2 * i + 1);
        fault();
        await noted(store, 'shelter-a', 2 * i + 1, `after ${i}`);
        await follower.until(2 * i + 2);
      }
      const expected = faults.flatMap((_, i) => [`before ${i}`, `after ${i}`]);
      expect((await follower.stop()).map(textOf)).toEqual(expected);
      expect(states.filter((state) => /ended the subscription\.$/.test(state))).toHaveLength(1);
      expect(states.filter((state) => /was silent\.$/.test(state))).toHaveLength(1);
    }),
  );

  it(
    'ES-5 given a half-open connection, then a new one is made long before the client would notice',
    onDouble({}, async ({ double, open }) => {
      const relay = await startRelay(double.connectionString);
      const store = await open({ connectionString: relay.connectionString, watchdogMs: 100, answerMs: 200 });
      const other = await open();
      const follower = followed(store, START);
      await noted(other, 'shelter-a', 0, 'one');
      await follower.until(1);
      relay.freeze();
      await noted(other, 'shelter-a', 1, 'two');
      await follower.until(2);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'two']);
      await store.close();
      relay.stop();
    }),
  );

  it(
    'ES-5 given a quiet log, other applications and a slow reader, then the watchdog leaves a healthy subscription alone',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open({ watchdogMs: 20 });
      await noted(store, 'shelter-a', 0, 'one', 'two', 'three');
      const done = new AbortController();
      for await (const event of store.follow(START, done.signal)) {
        double.writeForeignEvents(10);
        await new Promise((resolve) => setTimeout(resolve, 120));
        if (textOf(event) === 'three') done.abort();
      }
      expect(double.calls.filter((call) => call.method === 'subscribe')).toHaveLength(1);
      expect(states).toEqual(['connected: The store is connected.']);
    }),
  );

  it(
    'ES-5 given a server that accepts reads and subscriptions and answers none, then it is reported, and everything resumes when it answers',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open({ answerMs: 400 });
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await follower.until(1);
      double.faults.hangReads = true;
      double.muteSubscriptions();
      await eventually(() => states.some((state) => /does not answer in time\.$|was silent\.$/.test(state)));
      double.faults.hangReads = false;
      await noted(store, 'shelter-a', 1, 'two');
      await follower.until(2);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'two']);
    }),
  );
});

describe('ES-7 foreign and damaged entries of the log', () => {
  it(
    'ES-7 given system events, links, malformed JSON and foreign events under our names, then the latter are unreadable and everything else continues',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one');
      double.writeForeignEvents(9);
      double.write('haven-shelter-a', 'Noted', '{"text": "cut o');
      double.write('haven-shelter-b', 'Noted', '{"text":"foreign"}', '{"schemaVersion":2,"metadata":{}}');
      double.write('haven-shelter-b', 'Noted', '{"text":"forged"}', FORGED);
      double.log.link('haven-shelter-c', jsonEvent('$>', '0@gone'));
      double.log.link('$ce-haven', jsonEvent('$>', '0@gone'));
      await noted(store, 'shelter-a', 2, 'three');
      const events = await nextEvents(store, 6);
      expect(events.map(textOf)).toEqual([
        'one',
        'unreadable: It was not written by this program.',
        'unreadable: It was not written by this program.',
        'unreadable: Its hash does not hold.',
        'unreadable: It was not written by this program.',
        'three',
      ]);
      expect(events.map((e) => `${e.stream} ${e.revision}`)).toEqual([
        'shelter-a 1',
        'shelter-a 2',
        'shelter-b 1',
        'shelter-b 2',
        'shelter-c 1',
        'shelter-a 3',
      ]);
      expect(await textsOf(store, 'shelter-a', 1)).toEqual([
        'unreadable: It was not written by this program.',
        'three',
      ]);
      expect(await store.verify()).toMatchObject({ stream: 'shelter-a', revision: 2 });
      expect(await store.head()).toBe(events.at(-1)?.position);
    }),
  );

  it(
    'ES-7 given an event of ours whose data was damaged, then it is unreadable in its place',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one');
      const stored = double.log.records.find((record) => record.stream === 'haven-shelter-a')!;
      Object.assign(stored, { data: Buffer.from('{"text":"one') });
      expect(await textsOf(store, 'shelter-a')).toEqual(['unreadable: What is stored of it is not JSON.']);
      Object.assign(stored, { data: Buffer.from('{"text":"two"}') });
      expect((await everything(store)).map(textOf)).toEqual(['unreadable: Its hash does not hold.']);
    }),
  );
});
