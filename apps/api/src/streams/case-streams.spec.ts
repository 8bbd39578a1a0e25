import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, partyOf, type RequestCommand } from '@safe-haven/domain';
import { instantOf } from '../environment/clock.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { bodyHash } from './command-key.ts';
import { RequestStreams } from './request-streams.ts';
import { Streams } from './streams.ts';

const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' };
const OPEN: RequestCommand = {
  type: 'open',
  party: partyOf({ adults: 1, children: 0 }),
  criteria: { key: 'request-r1', box: 'xxxx' },
  urgency: 'tonight',
  excludedAreas: 0,
};

let store: RefusingStore;
let clock: ManualClock;
let a: RequestStreams;
let b: RequestStreams;
beforeEach(async () => {
  store = new RefusingStore();
  clock = new ManualClock();
  [a, b] = [new RequestStreams(new Streams(store, clock)), new RequestStreams(new Streams(store, clock))];
  await send(a, OPEN);
});

const send = (to: RequestStreams, command: RequestCommand, commandId = randomUUID(), actor = VERA) =>
  to.handle({
    id: 'r1',
    command,
    commandId,
    hash: bodyHash(command.type, command),
    actor,
    source: 'app',
  });
const typesOf = async () => (await store.read('request-r1')).events.map((e) => e.type);
const toLevel = (level: number): RequestCommand => ({ type: 'escalate', level });

describe('given two processes on one request', () => {
  it('when both escalate at once, then it is recorded once, and both are answered', async () => {
    const answers = await Promise.all([send(a, toLevel(1)), send(b, toLevel(1))]);
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await typesOf()).toEqual(['RequestOpened', 'RequestEscalated']);
  });

  it('when another process wins the race, then it is decided again on the new state (SH-8)', async () => {
    store.before = { prefix: 'request-', run: () => send(b, { type: 'withdraw' }) };
    expect(await send(a, toLevel(1))).toMatchObject({ kind: 'rejected', rejection: { code: 'request_closed' } });
    expect(await typesOf()).toEqual(['RequestOpened', 'RequestWithdrawn']);
  });

  it('when the same key comes to both, then it is one event; from another person it is another command (SH-7)', async () => {
    const key = randomUUID();
    const [first, again] = [await send(a, toLevel(1), key), await send(b, toLevel(1), key)];
    expect(first).toMatchObject({ kind: 'done', repeated: false, revision: 2 });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await send(b, toLevel(2), key)).toEqual({ kind: 'key_reused' });
    const other = await send(b, toLevel(2), key, { ...VERA, person: 'vesna' });
    expect(other).toMatchObject({ kind: 'done', repeated: false });
  });
});

describe('given a log that does not do as it should', () => {
  it.each(['unavailable', 'disk_full'] as const)(
    'when the store refuses appends (%s), then the answer says so and nothing is written',
    async (how) => {
      store.refuses = { prefix: 'request-', how };
      expect(await send(a, toLevel(1))).toEqual({ kind: 'refused', reason: how });
      store.refuses = null;
      expect(await typesOf()).toEqual(['RequestOpened']);
    },
  );

  it('when it never says whether it wrote, then neither do we', async () => {
    store.refuses = { prefix: 'request-', how: 'unknown' };
    expect(await send(a, toLevel(1))).toEqual({ kind: 'unknown' });
  });

  it('when the store can’t be read, then nothing is decided', async () => {
    const { read } = store;
    store.read = () => Promise.reject(new Error('away'));
    expect(await send(a, toLevel(1))).toEqual({ kind: 'refused', reason: 'unavailable' });
    store.read = read;
    expect((await send(a, toLevel(1))).kind).toBe('done');
  });

  it('when the stream has an event that this program can’t read, then it decides nothing there', async () => {
    const { read } = store;
    store.read = async (stream, after) => {
      const slice = await read(stream, after);
      const events = slice.events.map((e) => ({ ...e, readable: false as const, reason: 'a version of later' }));
      return { ...slice, events };
    };
    expect(await send(a, toLevel(1))).toEqual({ kind: 'unreadable' });
  });

  it('SH-5: when the clock is far behind the newest event, then a person’s command goes on from there', async () => {
    const newest = instantOf(clock.now());
    clock.advance(-7_200_000);
    expect((await send(a, toLevel(1))).kind).toBe('done');
    const { events } = await store.read('request-r1');
    expect(events.map((e) => e.readable && [e.metadata.recordedAt, e.metadata.occurredAt])).toEqual([
      [newest, newest],
      [newest, newest],
    ]);
  });
});
