import { expect, it } from '@jest/globals';
import { START, StoreUnavailable } from '../port.ts';
import { noted, type WithStore } from './given.ts';

/** Generous for a busy machine: these stores do answer. */
const MS = 20_000;

/** The liveness probe (`ping`), on which every "live" indicator relies. */
export function livenessContract(withStore: WithStore): void {
  it(
    'given a log, when pinged, then it returns its current head',
    withStore(async ({ store }) => {
      expect(await store.ping(MS)).toBe(START);
      for (let i = 0; i < 3; i++) {
        const last = await noted(store, 'shelter-a', i, `${i}`);
        expect(await store.ping(MS)).toBe(last);
      }
      expect(await store.ping(MS)).toBe(await store.head());
    }),
  );

  it(
    'given many concurrent pings and appends, then all of them succeed',
    withStore(async ({ store }) => {
      const pings = Array.from({ length: 20 }, () => store.ping(MS));
      const last = await noted(store, 'shelter-a', 0, 'one', 'two');
      for (const head of await Promise.all(pings)) expect([START, last]).toContain(head);
      expect(await store.ping(MS)).toBe(last);
    }),
  );

  it(
    'given a closed log, when pinged, then it rejects',
    withStore(async ({ store }) => {
      await noted(store, 'shelter-a', 0, 'one');
      await store.close();
      await expect(store.ping(MS)).rejects.toBeInstanceOf(StoreUnavailable);
    }),
  );
}
