import { describe, expect, it } from '@jest/globals';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { contractCodec } from '../contract/codec.ts';
import { everything, noted, notes, textOf, textsOf } from '../contract/given.ts';
import { START } from '../port.ts';
import { openEventStoreDb } from './open.ts';
import { followed, onDouble } from './testing/on-double.ts';

describe('opening a store that is not ready yet', () => {
  it.each([
    ['not an address', 'The connection string has to look like esdb://host:2113?tls=true'],
    ['postgres://db:5432', 'The connection string has to look like esdb://host:2113?tls=true'],
    ['esdb://db:port?tls=false', "The connection string can't be used: Unexpected"],
    ['esdb://db', 'The store is reached with TLS and needs a user and a password.'],
    ['esdb://haven@db', 'The connection string names a user without a password.'],
    ['esdb://haven:%zz@db', 'The user or the password in the connection string is not percent-encoded.'],
    ['esdb://haven:secret@db?tlsCAFile=/nowhere/ca.pem', "can't be used: Failed to load certificate file"],
  ])(
    'given %s, then it is refused at once with a sentence, and no secret in it',
    async (connectionString, sentence) => {
      const opening = openEventStoreDb({ connectionString, codec: contractCodec });
      await expect(opening).rejects.toThrow(sentence);
      await expect(opening).rejects.not.toThrow('secret');
    },
  );

  it(
    'given an unavailable store, then opening retries and reports the reason, and succeeds when the store is up',
    onDouble({}, async ({ double, open, states }) => {
      double.stop();
      const opening = open();
      await eventually(() => states.length > 0);
      expect(states[0]).toMatch(/^away: The store at 127\.0\.0\.1:\d+ cannot be reached\.$/);
      await double.start();
      await noted(await opening, 'shelter-a', 0, 'one');
      expect(states.at(-1)).toBe('connected: The store is connected.');
    }),
  );

  it(
    'given an unavailable store, when opening is aborted, then it rejects with a sentence',
    onDouble({}, async ({ double, open, states }) => {
      double.stop();
      const enough = new AbortController();
      const opening = open({ signal: enough.signal });
      await eventually(() => states.length > 0);
      enough.abort();
      await expect(opening).rejects.toThrow('was given up');
    }),
  );

  it(
    'given a user without the right to read $all, then it does not open, because no screen would show its events',
    onDouble({}, async ({ double, open, states }) => {
      double.faults.denyAll = true;
      let opened = false;
      const opening = open().then((store) => {
        opened = true;
        return store;
      });
      await eventually(() => states.filter((s) => s.startsWith('away')).length > 0);
      expect(opened).toBe(false);
      double.faults.denyAll = false;
      await noted(await opening, 'shelter-a', 0, 'one');
      expect(states.at(-1)).toBe('connected: The store is connected.');
    }),
  );

  it(
    'given a wrong password, then it is reported without the password, and opens when the user is accepted',
    onDouble({ tls: true, users: { haven: 'right' } }, async ({ double, open, states }) => {
      const opening = open({ credentials: { username: 'haven', password: 'wrong' } });
      await eventually(() => states.length > 0);
      expect(states[0]).toMatch(/^away: The store at localhost:\d+ refuses the user, the password/);
      double.setUsers({ haven: 'wrong' });
      await noted(await opening, 'shelter-a', 0, 'one');
      expect(states.join()).not.toContain('wrong');
    }),
  );

  it(
    'given a certificate of an unknown authority, then the setting is named; with its file it opens',
    onDouble({ tls: true, users: { haven: 'secret' } }, async ({ double, open, states, trusting }) => {
      const credentials = { username: 'haven', password: 'secret' };
      const enough = new AbortController();
      const opening = open({ connectionString: double.connectionString, credentials, signal: enough.signal });
      await eventually(() => states.length > 0);
      expect(states[0]).toMatch(/^away: The certificate of the store at localhost:\d+ is not trusted.*tlsCAFile/);
      enough.abort();
      await expect(opening).rejects.toThrow('was given up');
      const store = await open({ connectionString: trusting.replace('esdb://', 'esdb://haven:secret@') });
      await noted(store, 'shelter-a', 0, 'one');
    }),
  );

  it(
    'given many replicas that start a new log at once, then it is one log for all',
    onDouble({}, async ({ double, open }) => {
      const stores = await Promise.all(Array.from({ length: 5 }, () => open()));
      expect(new Set(stores.map(({ logId }) => logId)).size).toBe(1);
      expect(double.log.records.filter(({ stream }) => stream === 'haven-log')).toHaveLength(1);
      expect((await open({ namespace: 'other-' })).logId).not.toBe(stores[0]?.logId);
    }),
  );

  it(
    'given a log record of another program under our name, then it is reported, and no log is started over it',
    onDouble({}, async ({ double, open, states }) => {
      double.write('haven-log', 'Started', '{}');
      const enough = new AbortController();
      const opening = open({ signal: enough.signal });
      await eventually(() => states.some((state) => state.includes('another program uses this namespace')));
      enough.abort();
      await expect(opening).rejects.toThrow('was given up');
    }),
  );
});

describe('a store that changes while it is used', () => {
  it(
    'given three nodes, when another leads and the first is gone, then the log continues without a gap',
    onDouble({ nodes: 3 }, async ({ double, open }) => {
      const store = await open();
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await follower.until(1);
      double.lead(1);
      await noted(store, 'shelter-a', 1, 'two');
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'two']);
      double.lead(2);
      double.stop(1);
      const events = notes('three');
      let result = await store.append('shelter-a', events, 2);
      for (let again = 0; result.outcome !== 'appended' && again < 20; again++) {
        result = await store.append('shelter-a', events, 2);
      }
      expect(result.outcome).toBe('appended');
      await follower.until(3);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'two', 'three']);
    }),
  );

  it(
    'given a store that is unavailable for a while, then reads and appends report it, and everything recovers',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await follower.until(1);
      double.stop();
      await expect(store.read('shelter-a')).rejects.toThrow(/cannot be reached\.|does not answer in time\./);
      const events = notes('two');
      expect((await store.append('shelter-a', events, 1)).outcome).toBe('unknown');
      expect(states.at(-1)).toMatch(/^away: /);
      await double.start();
      await eventually(() => states.at(-1) === 'connected: The store is connected.');
      expect((await store.append('shelter-a', events, 1)).outcome).toBe('appended');
      await follower.until(2);
      await follower.stop();
      expect((await everything(store)).map(textOf)).toEqual(['one', 'two']);
    }),
  );

  it(
    'given a second close and a waiting follower, then all of it ends',
    onDouble({}, async ({ double, open }) => {
      const store = await open();
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await Promise.all([store.close(), store.close()]);
      expect((await follower.stop()).map(textOf)).toEqual(['one']);
      await eventually(() => double.subscriptionCount === 0);
    }),
  );
});
