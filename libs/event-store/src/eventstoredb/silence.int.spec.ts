import { describe, expect, it } from '@jest/globals';
import { eventually, HANGS_MS, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { everything, noted, notes, textOf, textsOf } from '../contract/given.ts';
import { START, StoreUnavailable } from '../port.ts';
import { randomFrom, seedOf } from '../testing/random.ts';
import { backoff } from './pause.ts';
import { settingsOf } from './settings.ts';
import { followed, onDouble } from './testing/on-double.ts';

/** Short for a test, and long for a double that answers at once. */
const MS = 400;
const BLOCKED_MS = 3_000;

describe('ES-10 a silent store is unavailable, and its connection is abandoned after the first missed answer', () => {
  it(
    'ES-10 given a frozen store, when pinged, then it rejects, and is available again once it thaws',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      const last = await noted(store, 'shelter-a', 0, 'one');
      expect(await alive(() => store.ping(MS))).toBe(last);
      double.freeze();
      for (let i = 0; i < 3; i++) {
        await expect(unlessItHangs(store.ping(MS), 'the ping')).rejects.toBeInstanceOf(StoreUnavailable);
      }
      expect(states.at(-1)).toMatch(/^away: The store at .* does not answer in time\.$/);
      double.thaw();
      expect(await alive(() => store.ping(MS))).toBe(last);
    }),
  );

  it(
    'ES-10 given an append in flight to a frozen store, when a ping is missed, then its outcome is unknown at that moment and not at its own deadline, and it is one event',
    onDouble({}, async ({ double, open }) => {
      const store = await open({ answerMs: 2 * HANGS_MS });
      await noted(store, 'shelter-a', 0, 'one');
      double.freeze();
      const events = notes('two');
      const written = store.append('shelter-a', events, 1);
      await expect(store.ping(MS)).rejects.toThrow('does not answer in time.');
      expect(await unlessItHangs(written, 'the append')).toMatchObject({ outcome: 'unknown' });
      double.thaw();
      await alive(() => store.ping(MS));
      expect((await store.append('shelter-a', events, 1)).outcome).toBe('appended');
      expect(await textsOf(store, 'shelter-a')).toEqual(['one', 'two']);
    }),
  );

  it(
    'ES-10 given half-open connections, when one answer is missed, then the next comes on another connection',
    onDouble({}, async ({ double, open }) => {
      const [store, other] = [await open({ watchdogMs: 60_000 }), await open()];
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await follower.until(1);
      double.halfOpen();
      await expect(store.ping(MS)).rejects.toBeInstanceOf(StoreUnavailable);
      const last = await alive(() => other.append('shelter-a', notes('two'), 1).then(taken));
      expect(await alive(() => store.ping(MS))).toBe(last);
      // The subscription was abandoned with it, and resumes.
      await follower.until(2);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'two']);
    }),
  );

  it(
    'ES-10 given a partial read, when its connection is abandoned, then the part is not returned as the whole',
    onDouble({}, async ({ double, open }) => {
      const store = await open({ watchdogMs: 60_000, answerMs: 60_000 });
      await store.append('shelter-a', notes('one', 'two', 'three'), 0);
      const other = await open({ watchdogMs: 60_000, answerMs: 60_000 });
      double.faults.stops.push(1, 0);
      const read = textsOf(other, 'shelter-a');
      await eventually(() => double.faults.stopped === 1);
      await expect(other.ping(MS)).rejects.toBeInstanceOf(StoreUnavailable);
      expect(await read).toEqual(['one', 'two', 'three']);
    }),
  );

  it(
    'ES-10 given more foreign events than one read returns, when pinged, then a search in progress is not silence',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      const last = await noted(store, 'shelter-a', 0, 'one');
      double.writeForeignEvents(5_000);
      const fresh = await open();
      expect(await fresh.ping(HANGS_MS)).toBe(last);
      expect(states.filter((state) => state.startsWith('away'))).toEqual([]);
    }),
  );

  it(
    'ES-10 given a process that was blocked itself, when it checks, then an answer that has arrived was in time',
    onDouble({ nodes: 3 }, async ({ double, open, states }) => {
      const store = await open({ answerMs: BLOCKED_MS / 2 });
      const last = await noted(store, 'shelter-a', 0, 'one');
      await alive(() => store.ping(MS));
      const asked = [store.ping(BLOCKED_MS / 2), store.head()];
      for (const until = performance.now() + BLOCKED_MS; performance.now() < until; );
      expect(await Promise.all(asked)).toEqual([last, last]);
      expect(states.filter((state) => state.startsWith('away'))).toEqual([]);
      double.freeze();
      await expect(store.ping(MS)).rejects.toBeInstanceOf(StoreUnavailable);
    }),
  );

  it('ES-10 given no keepalive options, then an idle connection is probed every few seconds; explicit options are kept', () => {
    const of = (query: string) => settingsOf({ connectionString: `esdb://a,b?tls=false${query}` }, {});
    expect(of('')).toMatchObject({ keepAliveIntervalMs: 2_500, keepAliveTimeoutMs: 2_500, isCluster: true });
    const own = of('&keepAliveInterval=4000&keepAliveTimeout=5000');
    expect(own).toMatchObject({ keepAliveIntervalMs: 4_000, keepAliveTimeoutMs: 5_000 });
    expect(own.connectionString).toBe('esdb://a,b?tls=false');
  });

  it('ES-10 given failing retries, then the pauses grow up to a limit, with jitter', () => {
    const random = randomFrom(seedOf('ES-10'));
    const pauses = Array.from({ length: 12 }, (_, failures) => backoff(failures, { retryMs: 100, random }));
    for (const [failures, taken] of pauses.entries()) {
      const whole = Math.min(2 ** failures, 20) * 100;
      expect(taken).toBeGreaterThanOrEqual(whole * 0.75);
      expect(taken).toBeLessThanOrEqual(whole * 1.25);
    }
    expect(new Set(pauses).size).toBe(pauses.length);
  });
});

describe('ES-11 the leader is whom a majority of the nodes names', () => {
  it(
    'ES-11 given a frozen leader, when the others have elected one, then the second ping reaches the new one, and appends succeed',
    onDouble({ nodes: 3 }, async ({ double, open }) => {
      const store = await open();
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await follower.until(1);
      double.freeze(0);
      await expect(store.ping(MS)).rejects.toBeInstanceOf(StoreUnavailable);
      double.lead(1);
      await alive(() => store.ping(MS));
      await noted(store, 'shelter-a', 1, 'two');
      await follower.until(2);
      expect((await follower.stop()).map(textOf)).toEqual(['one', 'two']);
    }),
  );

  it(
    'ES-11 given a deposed leader that still answers, then it is ignored, and what the others wrote is read',
    onDouble({ nodes: 3 }, async ({ double, open, states }) => {
      const store = await open();
      const follower = followed(store, START);
      await noted(store, 'shelter-a', 0, 'one');
      await follower.until(1);
      double.depose(1);
      await expect(store.ping(MS)).rejects.toThrow('has another leader');
      const other = await open();
      const last = await noted(other, 'shelter-a', 1, 'two');
      expect(await alive(() => store.ping(MS))).toBe(last);
      await follower.until(2);
      await noted(store, 'shelter-a', 2, 'three');
      expect((await everything(store)).map(textOf)).toEqual(['one', 'two', 'three']);
      await follower.stop();
      await eventually(() => states.at(-1) === 'connected: The store is connected.');
    }),
  );

  it(
    'ES-11 given that most nodes are silent, then there is no leader, whatever the others report',
    onDouble({ nodes: 3 }, async ({ double, open }) => {
      const store = await open();
      await noted(store, 'shelter-a', 0, 'one');
      await alive(() => store.ping(MS));
      double.freeze(1);
      await alive(() => store.ping(MS));
      double.freeze(2);
      await expect(store.ping(MS)).rejects.toThrow('has no leader just now');
      double.thaw();
      await alive(() => store.ping(MS));
    }),
  );
});

/** Pings until it succeeds, as callers do. */
async function alive<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

function taken(result: { readonly outcome: string; readonly position?: string }): string {
  if (result.position === undefined) throw new Error(result.outcome);
  return result.position;
}
