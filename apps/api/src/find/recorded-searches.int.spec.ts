import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '../limits/limits.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { find } from './testing/find-over-http.ts';

const WOMAN = { women: 1 };
const PAIR = { women: 2 };
const MINUTE = 60_000;

describe('given that a person searches for a place', () => {
  const searchesOf = async (haven: HttpProgram) =>
    (await haven.program.store.read('access-2026-11-25')).events
      .filter((e) => e.readable && e.type === 'PlacesSearched')
      .map((e) => (e.readable ? { by: e.metadata.actor.person, event: e.event } : null));

  it('FP-10: then it is in the log before anything is shown, once for all that follows in five minutes', async () => {
    const haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    for (let women = 1; women <= 10; women++) await find(haven, 'vera', { party: { women } });
    await haven.get('jelena', '/api/find?adults=2');
    const first = { by: 'vera', event: { type: 'PlacesSearched', searches: 1, country: 'RS' } };
    const other = { by: 'jelena', event: { type: 'PlacesSearched', searches: 1, country: 'RS' } };
    expect(await searchesOf(haven)).toEqual([first, other]);
    haven.clock.advance(5 * MINUTE);
    expect(await haven.program.searches.recordDue()).toBe(1);
    const more = { type: 'PlacesSearched', searches: 8, foundNothing: 8, country: 'RS' };
    expect((await searchesOf(haven)).slice(2)).toEqual([{ by: 'vera', event: more }]);
    await find(haven, 'vera', { party: PAIR });
    await haven.served.close();
    expect((await searchesOf(haven)).slice(3)).toEqual([first]);
  });

  it('FP-10: when it is for one adult alone, then it says what the rows say, and is no search', async () => {
    const haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    expect((await find(haven, 'vera', { party: WOMAN })).status).toBe(200);
    expect(await searchesOf(haven)).toEqual([]);
    await haven.served.close();
  });

  it.each(['unavailable', 'disk_full', 'unknown'] as const)(
    'FP-10: when the log is %s, then nothing is shown, and the refused search does not count',
    async (how) => {
      const store = new RefusingStore();
      const haven = await startHttpProgram(store);
      await haven.registerShelter('lipa');
      store.refuses = { prefix: 'access-', how };
      const { status, body } = await find(haven, 'vera', { party: PAIR });
      expect([status, body.takes]).toEqual([503, undefined]);
      store.refuses = null;
      expect((await find(haven, 'vera', { party: PAIR })).status).toBe(200);
      const event = { type: 'PlacesSearched', searches: 1, country: 'RS' };
      expect(await searchesOf(haven)).toEqual([{ by: 'vera', event }]);
      await haven.served.close();
    },
  );

  it('when somebody types, then thirty asks in a burst are answered; when a machine asks for them, then it waits', async () => {
    const haven = await startHttpProgram(undefined, undefined, {
      limits: { ...LIMITS, searches: { ...LIMITS.searches, seconds: 3_600 } },
    });
    const burst = await Promise.all(Array.from({ length: 30 }, () => find(haven, 'vera', { party: WOMAN })));
    expect(burst.map((a) => a.status)).toEqual(burst.map(() => 200));
    const flood = await Promise.all(Array.from({ length: 100 }, () => find(haven, 'vera', { party: WOMAN })));
    const refused = flood.filter((a) => a.status === 429);
    expect(refused.length).toBe(30 + 100 - LIMITS.searches.points);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await find(haven, 'jelena', { party: WOMAN })).status).toBe(200);
    await haven.served.close();
  });
});
