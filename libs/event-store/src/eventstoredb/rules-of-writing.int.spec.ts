import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventually, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { everything, note, noted, notes, placeOf, textOf, textsOf } from '../contract/given.ts';
import { settingsOf } from './settings.ts';
import { onDouble } from './testing/on-double.ts';

/**
 * Rules of README.md next to this file that are about writing and about the client, each provoked on the protocol
 * double.
 */
describe('ES-1 appends take the unary path, always with credentials', () => {
  it(
    'ES-1 given no TLS and no user, when appended, then the batch path is never taken',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one', 'two');
      await noted(store, 'shelter-a', 2, 'three');
      const methods = double.calls.map(({ method }) => method);
      expect(methods.filter((method) => method === 'append')).toHaveLength(3);
      expect(methods).not.toContain('batchAppend');
    }),
  );

  it(
    'ES-1 given a lost acknowledgement and a killed server, then the outcome is unknown after the limit for answers, and other clients are not affected',
    onDouble({}, async ({ double, open }) => {
      const [one, other] = [await open({ answerMs: 400 }), await open()];
      double.faults.appends.push('swallow');
      const lost = one.append('shelter-a', notes('lost'), 0);
      await eventually(() => double.faults.appends.length === 0);
      await noted(other, 'shelter-b', 0, 'goes on');
      expect((await unlessItHangs(lost, 'the append')).outcome).toBe('unknown');
      double.faults.appends.push('kill-after-commit');
      expect((await one.append('shelter-c', notes('killed'), 0)).outcome).toBe('unknown');
      expect(await textsOf(other, 'shelter-b')).toEqual(['goes on']);
    }),
  );
});

describe('ES-2 an append expects NO_STREAM or a revision, never any', () => {
  it(
    'ES-2 given appends at 0 and later, then their revision r is our r + 1',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one', 'two', 'three');
      await noted(store, 'shelter-a', 3, 'four');
      await store.append('shelter-a', notes('late'), 2);
      const { calls } = double;
      const expected = calls.filter((c) => c.method === 'append' && c.stream === 'haven-shelter-a');
      expect(expected.map((call) => call.expected)).toEqual(['no_stream', 2n]);
      expect(calls.some((call) => call.method === 'append' && call.expected === 'any')).toBe(false);
    }),
  );
});

describe('ES-3 rejected does not mean unwritten', () => {
  it.each([1, 4, 8, 10, 13, 14, 2])(
    'ES-3 given code %d after the commit, then unknown, and the retry is one fact',
    (code) =>
      onDouble({}, async ({ double, open }) => {
        const store = await open();
        await noted(store, 'shelter-a', 0, 'before');
        const events = notes('one', 'two');
        double.faults.appends.push({ code, committed: true });
        expect((await store.append('shelter-a', events, 1)).outcome).toBe('unknown');
        await noted(store, 'shelter-a', 3, 'after');
        expect(placeOf(await store.append('shelter-a', events, 1)).revision).toBe(3);
        expect(await textsOf(store, 'shelter-a')).toEqual(['before', 'one', 'two', 'after']);
        expect(await store.verify()).toBeNull();
      })(),
  );

  it(
    'ES-3 given a frozen server and a time that is over, then unknown at once, and the next append of the stream does not wait for it',
    onDouble({}, async ({ double, open }) => {
      const store = await open({ answerMs: 600_000 });
      await noted(store, 'shelter-a', 0, 'before');
      double.freeze();
      const [first, second] = [new AbortController(), new AbortController()];
      const events = notes('one');
      const hanging = store.append('shelter-a', events, 1, first.signal);
      const behind = store.append('shelter-a', notes('two'), 2, second.signal);
      await eventually(() => double.calls.length >= 0);
      second.abort();
      first.abort();
      expect((await hanging).outcome).toBe('unknown');
      expect(await behind).toEqual({ outcome: 'refused', reason: 'unavailable' });
      double.thaw();
      expect(placeOf(await store.append('shelter-a', events, 1)).revision).toBe(2);
      expect(await textsOf(store, 'shelter-a')).toEqual(['before', 'one']);
    }),
  );

  it(
    'ES-3 given a refusal before the commit, then it is reported as refused, by type or by code',
    onDouble({ maxAppendBytes: 20_000 }, async ({ double, open, states }) => {
      const store = await open();
      double.faults.appends.push('access-denied', { code: 16, committed: false }, { code: 7, committed: false });
      for (let i = 0; i < 3; i++) {
        expect(await store.append('shelter-a', notes('x'), 0)).toEqual({ outcome: 'refused', reason: 'unavailable' });
      }
      expect(states.at(-1)).toMatch(/^away: .* refuses the user, the password, or what the user may do\.$/);
      const large = [note('x'.repeat(30_000))];
      expect(await store.append('shelter-a', large, 0)).toEqual({ outcome: 'refused', reason: 'too_large' });
      double.faults.appends.push({ code: 14, committed: false });
      expect((await store.append('shelter-a', notes('x'), 0)).outcome).toBe('unknown');
      expect((await store.read('shelter-a')).revision).toBe(0);
      double.faults.appends.push('not-leader');
      expect((await store.append('shelter-a', notes('x'), 0)).outcome).toBe('appended');
    }),
  );
});

describe('ES-6 misleading and leaking options', () => {
  it('ES-6 given throwOnAppendFailure=false, then it is refused', () => {
    const connectionString = 'esdb://127.0.0.1:2113?tls=false&throwOnAppendFailure=false';
    expect(() => settingsOf({ connectionString }, {})).toThrow('throwOnAppendFailure=false tells wrong revisions');
  });

  it.each(['esdb:*', '*', 'app esdb:connection', 'esdb:command:grpc,other'])(
    'ES-6 given DEBUG=%s in production, then the program does not start',
    (DEBUG) => {
      const connectionString = 'esdb://haven:secret@127.0.0.1:2113';
      expect(() => settingsOf({ connectionString }, { NODE_ENV: 'production', DEBUG })).toThrow('DEBUG would print');
      settingsOf({ connectionString }, { NODE_ENV: 'development', DEBUG });
      settingsOf({ connectionString }, { NODE_ENV: 'production', DEBUG: 'socket.io:*,-esdb:*' });
    },
  );

  it('ES-6 given a user in the connection string, then it is removed from it and passed with each call, whatever its characters', () => {
    const settings = settingsOf({ connectionString: 'esdb://haven:a%40b:c%2F@db1:2113,db2?tls=true' }, {});
    expect(settings.credentials).toEqual({ username: 'haven', password: 'a@b:c/' });
    expect(settings.connectionString).toBe('esdb://db1:2113,db2?tls=true');
    const other = settingsOf({ connectionString: 'kurrentdb://a:b@db/?keepAliveTimeout=20000&tls=true' }, {});
    expect([other.connectionString, other.keepAliveTimeoutMs]).toEqual(['esdb://db?tls=true', 20_000]);
  });

  it(
    'ES-6 given a lost race, then the reported revision is the real one',
    onDouble({}, async ({ open }) => {
      const [one, other] = [await open(), await open()];
      await noted(one, 'shelter-a', 0, 'one', 'two', 'three');
      expect(await other.append('shelter-a', notes('x'), 0)).toEqual({ outcome: 'lost_race', revision: 3 });
      expect(await other.append('shelter-a', notes('x'), 1)).toEqual({ outcome: 'lost_race', revision: 3 });
    }),
  );
});

describe('ES-8 a dedicated user with no more rights than needed', () => {
  it(
    'ES-8 given TLS and a user, then each call carries it, and outside of our names only $all is accessed',
    onDouble({ tls: true, users: { haven: 'se:cret' } }, async ({ double, open }) => {
      const store = await open({ credentials: { username: 'haven', password: 'se:cret' } });
      await noted(store, 'shelter-a', 0, 'one');
      await noted(store, 'key-1', 0, 'the key');
      expect((await everything(store)).map(textOf)).toEqual(['one', 'the key']);
      await store.forget('key-1');
      await store.head();
      expect(new Set(double.calls.map(({ user }) => user))).toEqual(new Set(['haven']));
      const streams = new Set(double.calls.map(({ stream }) => stream));
      expect([...streams].sort()).toEqual(['$all', 'haven-key-1', 'haven-log', 'haven-shelter-a']);
    }),
  );
});

describe('ES-9 forward compatibility, and encapsulation of the client', () => {
  it(
    'ES-9 given a newer server with unknown fields, then everything works',
    onDouble({ version: '26.0.0' }, async ({ open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one');
      expect((await everything(store)).map(textOf)).toEqual(['one']);
    }),
  );

  it('ES-9 given all other sources of the program, then none contains a name of the client', () => {
    const root = join(import.meta.dirname, '../../../..');
    const names = /@eventstore\/db-client|\b(expectedRevision|streamState|subscribeToAll|streamNameFilter|NO_STREAM)\b/;
    const sources = ['apps', 'libs']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f)),
      )
      .filter(
        (file) => /^[^/]+\/[^/]+\/src\/.*\.tsx?$/.test(file) && !/eventstoredb\/|event-store-double\//.test(file),
      );
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => names.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
