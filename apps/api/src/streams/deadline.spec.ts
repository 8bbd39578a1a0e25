import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import { type Actor, partyOf, type RequestCommand } from '@safe-haven/domain';
import { ServerTime } from '../environment/server-time.ts';
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
const UNAVAILABLE = { kind: 'refused', reason: 'unavailable' };

let store: RefusingStore;
let requests: RequestStreams;
beforeEach(() => {
  store = new RefusingStore();
  const clock = new ManualClock();
  requests = new RequestStreams(new Streams(store, clock, eventCodec, new ServerTime(clock), { commandMs: 20 }));
});

const send = (command: RequestCommand | (() => Promise<RequestCommand>), commandId: string = randomUUID()) =>
  requests.handle({ id: 'r1', command, commandId, hash: bodyHash('a command', ''), actor: VERA, source: 'app' });
const typesOf = async () => (await store.read('request-r1')).events.map((e) => e.type);

/** The next append is written, and not acknowledged until it is let go. */
function hangingAppend(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { append } = store;
  store.append = async (...args) => {
    store.append = append;
    const result = await append.apply(store, args);
    await promise;
    return result;
  };
  return resolve;
}

/** The streams of what the store is handed from now on, whatever it does with it. */
function handedStreams(): string[] {
  const handed: string[] = [];
  const { append } = store;
  store.append = (stream, ...rest) => {
    handed.push(stream);
    return append.call(store, stream, ...rest);
  };
  return handed;
}

describe('SH-21: given a store that hangs', () => {
  it('SH-21: when it was handed the command, then its sender hears in time that it is not certain, and the key has its answer later', async () => {
    const letGo = hangingAppend();
    const key = randomUUID();
    expect(await send(OPEN, key)).toEqual({ kind: 'unknown' });
    letGo();
    expect(await send(OPEN, key)).toMatchObject({ kind: 'done', repeated: true, revision: 1 });
    expect(await typesOf()).toEqual(['RequestOpened']);
  });

  it('SH-21: when another command waits behind it, then that is answered in time too, and is never done', async () => {
    const letGo = hangingAppend();
    const outcomes = await Promise.all([send(OPEN), send({ type: 'withdraw' })]);
    expect(outcomes).toEqual([{ kind: 'unknown' }, UNAVAILABLE]);
    letGo();
    expect((await send({ type: 'escalate', level: 1 })).kind).toBe('done');
    expect(await typesOf()).toEqual(['RequestOpened', 'RequestEscalated']);
  });

  it('SH-21: when it does not answer what is read before, then nothing was done, then or later', async () => {
    const { read } = store;
    const { promise, resolve } = Promise.withResolvers<void>();
    store.read = async (...args) => {
      await promise;
      return read(...args);
    };
    expect(await send(OPEN)).toEqual(UNAVAILABLE);
    store.read = read;
    resolve();
    expect((await send({ type: 'withdraw' })).kind).toBe('rejected');
    expect(await typesOf()).toEqual([]);
  });

  it('SH-21: when what the command needs is there too late, then it is not handed to the store', async () => {
    const handed = handedStreams();
    const { promise, resolve } = Promise.withResolvers<RequestCommand>();
    expect(await send(() => promise)).toEqual(UNAVAILABLE);
    resolve(OPEN);
    expect((await send({ type: 'withdraw' })).kind).toBe('rejected');
    expect([await typesOf(), handed]).toEqual([[], []]);
  });
});
