import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@safe-haven/domain';
import { AccessLog } from '../privacy/access-log.ts';
import { Streams } from '../streams/streams.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { SearchLog } from './search-log.ts';

const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' };
const MINUTE = 60_000;

function given() {
  const [store, clock] = [new RefusingStore(), new ManualClock()];
  const searches = new SearchLog(new AccessLog(new Streams(store, clock)), clock);
  const recorded = async () => {
    const { events } = await store.read('access-2026-11-25');
    return events.map((e) => (e.readable && e.event.type === 'PlacesSearched' ? e.event.searches : null));
  };
  return { store, clock, searches, recorded };
}

describe('the log of searches', () => {
  it('FP-10: given a person who searches all night, then there is one event in five minutes, and every search is counted', async () => {
    const { clock, searches, recorded } = given();
    let count = 0;
    for (let second = 0; second < 60 * 60; second += 7) {
      await searches.note(VERA);
      count += 1;
      clock.advance(7_000);
      await searches.recordDue();
    }
    await searches.stop();
    const facts = await recorded();
    expect(facts.reduce((sum: number, n) => sum + (n ?? Number.NaN), 0)).toBe(count);
    expect(facts.length).toBeLessThanOrEqual(14);
  });

  it('given many concurrent searches, when the first event is not in the log yet, then all wait for it and it is one event', async () => {
    const { searches, recorded } = given();
    const all = await Promise.all(Array.from({ length: 20 }, () => searches.note(VERA)));
    expect(new Set(all.map((r) => r.kind))).toEqual(new Set(['done']));
    expect(await recorded()).toEqual([1]);
    await searches.stop();
    expect(await recorded()).toEqual([1, 19]);
  });

  it('given a log that refuses appends, then no search is allowed, and earlier counts are recorded once it accepts again', async () => {
    const { store, clock, searches, recorded } = given();
    await searches.note(VERA);
    await searches.note(VERA);
    store.refuses = { prefix: 'access-', how: 'unavailable' };
    clock.advance(6 * MINUTE);
    expect(await searches.recordDue()).toBe(0);
    const refused = await Promise.all([searches.note(VERA), searches.note(VERA)]);
    expect(refused.map((r) => r.kind)).toEqual(['refused', 'refused']);
    store.refuses = null;
    expect(await searches.note(VERA)).toMatchObject({ kind: 'done' });
    await searches.stop();
    expect(await recorded()).toEqual([1, 2]);
  });

  it('given a person who changes to another role, then each role has its own event', async () => {
    const { searches, recorded } = given();
    await searches.note(VERA);
    await searches.note({ ...VERA, role: 'coordinator', organisation: 'Atina' });
    expect(await recorded()).toEqual([1, 1]);
  });

  it('given a person who has stopped searching, then their window is dropped and nothing more is recorded', async () => {
    const { clock, searches, recorded } = given();
    await searches.note(VERA);
    clock.advance(6 * MINUTE);
    expect(await searches.recordDue()).toBe(0);
    await searches.stop();
    expect(await recorded()).toEqual([1]);
  });
});
