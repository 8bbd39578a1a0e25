import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, DAY, HOUR } from '../instant.ts';
import { matchableOf } from '../matching/house.ts';
import { match } from '../matching/match.ts';
import type { Actor, CensusDoubt } from '../terms.ts';
import { countedHouse, type House, types } from '../testing/house.ts';
import { askFor } from '../testing/open-house.ts';
import { MANAGER } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { placesAt } from './beds/places.ts';
import { waitingCounts } from './deciding/waiting-counts.ts';
import { hasNumbers, numbersAsOf } from './numbers-as-of.ts';
import type { CountedShelter } from './state.ts';

/** A partner's program with a token that may report counts. */
const PROGRAM: Actor = { person: 'token-1', role: 'service', organisation: 'Lara', country: 'RS' };

const stateOf = ({ state }: House): CountedShelter => {
  if (state.situation !== 'counted') throw new Error(`the house is ${state.situation}`);
  return state;
};

/** Counts of the last nights, in any order, most of them without the number of places. */
const counts = fc.array(
  fc.record({
    ago: fc.integer({ min: 0, max: 3 }),
    inService: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined, freq: 1 }),
    occupied: fc.integer({ min: 0, max: 10 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('OC-8: a counted house', () => {
  it('after any counts with and without places: has the places of the newest night that said them, or no number at all', () => {
    always(counts, (reported) => {
      const house = countedHouse();
      let latest = { night: '', occupied: 0 };
      let known: { night: string; inService: number } | null = null;
      for (const { ago, occupied, inService } of reported) {
        const night = after(house.now, -ago * DAY).slice(0, 10);
        house.pass(1);
        house.given({
          type: 'report-census',
          night,
          asOf: house.now,
          occupied,
          ...(inService !== undefined && { inService }),
        });
        if (night >= latest.night) latest = { night, occupied };
        if (inService !== undefined && night >= (known?.night ?? '')) known = { night, inService };
      }
      const state = stateOf(house);
      const now = Date.parse(house.now);
      // In the evening a report on last night is stale (PH-2).
      const isOld = latest.night !== house.now.slice(0, 10);
      const { free, inService, occupied, together } = placesAt(state, now);
      const expected =
        known === null || isOld
          ? { free: 0, inService: 0, occupied: 0 }
          : {
              free: Math.max(0, known.inService - latest.occupied),
              inService: known.inService,
              occupied: latest.occupied,
            };
      expect({ free, inService, occupied }).toEqual(expected);
      expect(together).toBe(free);
      expect(hasNumbers(state, now)).toBe(known !== null && !isOld);
    });
  });

  it('whose places nobody said: is asked by phone, and never called full', () => {
    const house = countedHouse();
    const night = house.now.slice(0, 10);
    house.given({ type: 'report-census', night, asOf: house.now, occupied: 7 });
    const found = () => match(matchableOf(stateOf(house), { point: null })!, askFor({ now: house.now }));
    expect(found().barriers.filter(({ code }) => code === 'no_free_place')).toEqual([]);
    expect(found().asks).toContain('places');
    house.given({ type: 'report-census', night, asOf: house.now, occupied: 7, inService: 7 });
    house.pass(15);
    expect(found().barriers).toContainEqual(expect.objectContaining({ code: 'no_free_place' }));
  });

  it('that once said its places: keeps them through counts without, also of the same night', () => {
    const house = countedHouse();
    const report = (occupied: number, inService?: number) =>
      house.given({
        type: 'report-census',
        ...{ night: house.now.slice(0, 10), asOf: house.now, occupied },
        ...(inService !== undefined && { inService }),
      });
    report(4, 10);
    report(7);
    expect(placesAt(stateOf(house), Date.parse(house.now))).toMatchObject({ inService: 10, free: 3, occupied: 7 });
    house.pass(24 * 60);
    report(8);
    expect(placesAt(stateOf(house), Date.parse(house.now))).toMatchObject({ inService: 10, free: 2, occupied: 8 });
    report(8, 9);
    expect(placesAt(stateOf(house), Date.parse(house.now))).toMatchObject({ inService: 9, free: 1, occupied: 8 });
  });
});

/** A count that a program of a partner sent, and what became of it. */
const reported = (house: House, count: { night?: string; asOf?: string; occupied: number; inService?: number }) => {
  const night = house.now.slice(0, 10);
  return house.given({ type: 'report-census', night, asOf: house.now, ...count }, PROGRAM)[0]?.type ?? 'nothing';
};
const waitingOf = (house: House) => waitingCounts(stateOf(house));
/** Ten places, seven of them taken, said this evening. */
function tenPlaces() {
  const house = countedHouse();
  reported(house, { occupied: 7, inService: 10 });
  return house.pass(30);
}
const numbersOf = (house: House) => placesAt(stateOf(house), Date.parse(house.now));

describe('OC-9: an improbable count', () => {
  const cases: readonly (readonly [string, CensusDoubt, (now: string) => object])[] = [
    ['of a night a year ahead', 'night_in_future', (now) => ({ night: after(now, 365 * DAY).slice(0, 10) })],
    ['of the next night but one', 'night_in_future', (now) => ({ night: after(now, 2 * DAY).slice(0, 10) })],
    ['of a night years ago', 'night_long_ago', () => ({ night: '2020-03-01', asOf: '2020-03-01T20:00:00.000Z' })],
    ['taken tomorrow', 'taken_in_future', (now) => ({ asOf: after(now, DAY) })],
    ['taken in 2020', 'taken_before_night', () => ({ asOf: '2020-03-01T20:00:00.000Z' })],
    ['of 9,999 people', 'too_many_people', () => ({ occupied: 9_999 })],
    ['of one more than twice the places', 'too_many_people', () => ({ occupied: 21 })],
    ['of more than twice the places that were known', 'too_many_places', () => ({ inService: 21 })],
  ];
  it.each(cases)('%s is accepted, waits and is in no number (%s)', (_, doubt, given) => {
    const house = tenPlaces();
    const before = stateOf(house);
    expect(reported(house, { occupied: 3, ...given(house.now) })).toBe('CensusQuestioned');
    expect(waitingOf(house).map(({ why }) => why)).toEqual([[doubt]]);
    expect(numbersOf(house)).toMatchObject({ inService: 10, free: 3, occupied: 7 });
    const { latest, months, places } = stateOf(house).census;
    expect({ latest, months, places }).toEqual({
      latest: before.census.latest,
      months: before.census.months,
      places: before.census.places,
    });
  });

  it('is none at the edge: twice the places, a clock that is an hour ahead, a night of last week', () => {
    const house = tenPlaces();
    expect(reported(house, { occupied: 20 })).toBe('CensusReported');
    expect(reported(house, { occupied: 4, asOf: after(house.now, HOUR) })).toBe('CensusReported');
    expect(reported(house, { occupied: 4, night: after(house.now, -7 * DAY).slice(0, 10) })).toBe('CensusReported');
  });

  it('of a house of which nothing is known: 500 people at most, and twice the places that come with them', () => {
    expect(reported(countedHouse(), { occupied: 500 })).toBe('CensusReported');
    expect(reported(countedHouse(), { occupied: 501 })).toBe('CensusQuestioned');
    expect(reported(countedHouse(), { occupied: 21, inService: 10 })).toBe('CensusQuestioned');
  });

  it('waits, whatever a program sends: no count of it changes a number that is on a board', () => {
    const wrong = fc.oneof(
      fc.record({ occupied: fc.integer({ min: 21, max: 10_000 }) }),
      fc.record({ occupied: fc.integer({ min: 0, max: 10 }), inService: fc.integer({ min: 21, max: 10_000 }) }),
      fc.record({ occupied: fc.integer({ min: 0, max: 10 }), ahead: fc.integer({ min: 2, max: 3_000 }) }),
    );
    always(fc.array(wrong, { minLength: 1, maxLength: 6 }), (counts) => {
      const house = tenPlaces();
      for (const { occupied, ...rest } of counts) {
        const night = after(house.now, ('ahead' in rest ? rest.ahead : 0) * DAY).slice(0, 10);
        const inService = 'inService' in rest ? { inService: rest.inService } : {};
        expect(reported(house, { night, occupied, ...inService })).not.toBe('CensusReported');
        expect(numbersOf(house)).toMatchObject({ inService: 10, free: 3, occupied: 7 });
      }
    });
  });

  it('is none where a person brings in old nights that an import has shown, and is one where a program sends many', () => {
    const nights = [{ night: '2020-03-01', asOf: '2020-03-01T20:00:00.000Z', occupied: 5, inService: 8 }];
    expect(types(countedHouse().when({ type: 'report-nights', nights }, MANAGER))).toEqual(['CensusReported']);
    expect(types(countedHouse().when({ type: 'report-nights', nights }, PROGRAM))).toEqual(['CensusQuestioned']);
  });
});

describe('OC-10: somebody of the house', () => {
  const named = (house: House) => ({ reports: waitingOf(house).map(({ eventId }) => eventId) });

  it('confirms a count: it is a report from then on, and its like is probable', () => {
    const house = tenPlaces();
    reported(house, { occupied: 25 });
    house.given({ type: 'confirm-census', ...named(house) });
    expect(numbersOf(house)).toMatchObject({ inService: 10, free: 0, occupied: 25 });
    expect(waitingOf(house)).toEqual([]);
    house.pass(10);
    expect(reported(house, { occupied: 26 })).toBe('CensusReported');
  });

  it('confirms one that was taken at an improbable time: it was taken when it came', () => {
    const house = tenPlaces();
    const came = house.now;
    reported(house, { occupied: 4, asOf: '2020-03-01T20:00:00.000Z' });
    house.pass(5);
    house.given({ type: 'confirm-census', ...named(house) });
    expect(numbersAsOf(stateOf(house))).toBe(came);
    expect(numbersOf(house)).toMatchObject({ free: 6 });
  });

  it('confirms none of a night that has not begun, until it has', () => {
    const house = tenPlaces();
    reported(house, { occupied: 4, night: '2026-03-03' });
    const ids = named(house);
    expect(types(house.when({ type: 'confirm-census', ...ids }))).toEqual(['time_in_future']);
    house.pass(2 * 24 * 60);
    house.given({ type: 'confirm-census', ...ids });
    expect(stateOf(house).census.latest).toMatchObject({ night: '2026-03-03', occupied: 4 });
  });

  it('discards a count: it is in no number, and the same numbers ask nobody again', () => {
    const house = tenPlaces();
    reported(house, { occupied: 9_999 });
    house.given({ type: 'discard-census', ...named(house) });
    expect(waitingOf(house)).toEqual([]);
    expect(reported(house.pass(60), { occupied: 9_999 })).toBe('nothing');
    expect(numbersOf(house)).toMatchObject({ occupied: 7 });
    expect(reported(house, { occupied: 8_888 })).toBe('CensusQuestioned');
  });

  it('corrects it by another count of that night, and answers each but once', () => {
    const house = tenPlaces();
    reported(house, { occupied: 9_999 });
    const ids = named(house);
    reported(house, { occupied: 8 });
    expect(numbersOf(house)).toMatchObject({ occupied: 8, free: 2 });
    expect(types(house.when({ type: 'confirm-census', ...ids }))).toEqual(['count_not_waiting']);
    expect(types(house.when({ type: 'discard-census', ...ids }))).toEqual(['count_not_waiting']);
  });

  it('confirms what was on the screen, and not what came since', () => {
    const house = tenPlaces();
    reported(house, { occupied: 9_999 });
    const ids = named(house);
    reported(house, { occupied: 8_888 });
    expect(types(house.when({ type: 'confirm-census', ...ids }))).toEqual(['count_not_waiting']);
  });

  it('takes a confirmation back within half a minute: the count waits again', () => {
    const house = tenPlaces();
    reported(house, { occupied: 25 });
    house.given({ type: 'confirm-census', ...named(house) });
    house.given({ type: 'undo', eventId: house.facts.at(-1)!.context.eventId });
    expect(waitingOf(house)).toHaveLength(1);
    expect(numbersOf(house)).toMatchObject({ occupied: 7 });
  });
});
