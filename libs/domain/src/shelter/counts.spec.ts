import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, DAY, HOUR } from '../instant.ts';
import { match } from '../matching/match.ts';
import { matchableOf } from '../matching/shelter.ts';
import type { Actor, CensusDoubt } from '../terms.ts';
import { askFor } from '../testing/open-shelter.ts';
import { MANAGER } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { countedShelter, type Shelter, types } from '../testing/shelter.ts';
import { placesAt } from './beds/places.ts';
import { waitingCounts } from './deciding/waiting-counts.ts';
import { hasNumbers, numbersAsOf } from './numbers-as-of.ts';
import type { CountedShelter } from './state.ts';

/** A partner's program with a token that may report counts. */
const PROGRAM: Actor = { person: 'token-1', role: 'service', organisation: 'Lara', country: 'RS' };

const stateOf = ({ state }: Shelter): CountedShelter => {
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
      const shelter = countedShelter();
      let latest = { night: '', occupied: 0 };
      let known: { night: string; inService: number } | null = null;
      for (const { ago, occupied, inService } of reported) {
        const night = after(shelter.now, -ago * DAY).slice(0, 10);
        shelter.pass(1);
        shelter.given({
          type: 'report-census',
          night,
          asOf: shelter.now,
          occupied,
          ...(inService !== undefined && { inService }),
        });
        if (night >= latest.night) latest = { night, occupied };
        if (inService !== undefined && night >= (known?.night ?? '')) known = { night, inService };
      }
      const state = stateOf(shelter);
      const now = Date.parse(shelter.now);
      // In the evening a report on last night is stale (PH-2).
      const isOld = latest.night !== shelter.now.slice(0, 10);
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
    const shelter = countedShelter();
    const night = shelter.now.slice(0, 10);
    shelter.given({ type: 'report-census', night, asOf: shelter.now, occupied: 7 });
    const found = () => match(matchableOf(stateOf(shelter), { point: null })!, askFor({ now: shelter.now }));
    expect(found().barriers.filter(({ code }) => code === 'no_free_place')).toEqual([]);
    expect(found().asks).toContain('places');
    shelter.given({ type: 'report-census', night, asOf: shelter.now, occupied: 7, inService: 7 });
    shelter.pass(15);
    expect(found().barriers).toContainEqual(expect.objectContaining({ code: 'no_free_place' }));
  });

  it('that once said its places: keeps them through counts without, also of the same night', () => {
    const shelter = countedShelter();
    const report = (occupied: number, inService?: number) =>
      shelter.given({
        type: 'report-census',
        ...{ night: shelter.now.slice(0, 10), asOf: shelter.now, occupied },
        ...(inService !== undefined && { inService }),
      });
    report(4, 10);
    report(7);
    expect(placesAt(stateOf(shelter), Date.parse(shelter.now))).toMatchObject({ inService: 10, free: 3, occupied: 7 });
    shelter.pass(24 * 60);
    report(8);
    expect(placesAt(stateOf(shelter), Date.parse(shelter.now))).toMatchObject({ inService: 10, free: 2, occupied: 8 });
    report(8, 9);
    expect(placesAt(stateOf(shelter), Date.parse(shelter.now))).toMatchObject({ inService: 9, free: 1, occupied: 8 });
  });
});

/** A count that a program of a partner sent, and what became of it. */
const reported = (shelter: Shelter, count: { night?: string; asOf?: string; occupied: number; inService?: number }) => {
  const night = shelter.now.slice(0, 10);
  return shelter.given({ type: 'report-census', night, asOf: shelter.now, ...count }, PROGRAM)[0]?.type ?? 'nothing';
};
const waitingOf = (shelter: Shelter) => waitingCounts(stateOf(shelter));
/** Ten places, seven of them taken, said this evening. */
function tenPlaces() {
  const shelter = countedShelter();
  reported(shelter, { occupied: 7, inService: 10 });
  return shelter.pass(30);
}
const numbersOf = (shelter: Shelter) => placesAt(stateOf(shelter), Date.parse(shelter.now));

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
    const shelter = tenPlaces();
    const before = stateOf(shelter);
    expect(reported(shelter, { occupied: 3, ...given(shelter.now) })).toBe('CensusQuestioned');
    expect(waitingOf(shelter).map(({ why }) => why)).toEqual([[doubt]]);
    expect(numbersOf(shelter)).toMatchObject({ inService: 10, free: 3, occupied: 7 });
    const { latest, months, places } = stateOf(shelter).census;
    expect({ latest, months, places }).toEqual({
      latest: before.census.latest,
      months: before.census.months,
      places: before.census.places,
    });
  });

  it('is none at the edge: twice the places, a clock that is an hour ahead, a night of last week', () => {
    const shelter = tenPlaces();
    expect(reported(shelter, { occupied: 20 })).toBe('CensusReported');
    expect(reported(shelter, { occupied: 4, asOf: after(shelter.now, HOUR) })).toBe('CensusReported');
    expect(reported(shelter, { occupied: 4, night: after(shelter.now, -7 * DAY).slice(0, 10) })).toBe('CensusReported');
  });

  it('of a house of which nothing is known: 500 people at most, and twice the places that come with them', () => {
    expect(reported(countedShelter(), { occupied: 500 })).toBe('CensusReported');
    expect(reported(countedShelter(), { occupied: 501 })).toBe('CensusQuestioned');
    expect(reported(countedShelter(), { occupied: 21, inService: 10 })).toBe('CensusQuestioned');
  });

  it('waits, whatever a program sends: no count of it changes a number that is on a board', () => {
    const wrong = fc.oneof(
      fc.record({ occupied: fc.integer({ min: 21, max: 10_000 }) }),
      fc.record({ occupied: fc.integer({ min: 0, max: 10 }), inService: fc.integer({ min: 21, max: 10_000 }) }),
      fc.record({ occupied: fc.integer({ min: 0, max: 10 }), ahead: fc.integer({ min: 2, max: 3_000 }) }),
    );
    always(fc.array(wrong, { minLength: 1, maxLength: 6 }), (counts) => {
      const shelter = tenPlaces();
      for (const { occupied, ...rest } of counts) {
        const night = after(shelter.now, ('ahead' in rest ? rest.ahead : 0) * DAY).slice(0, 10);
        const inService = 'inService' in rest ? { inService: rest.inService } : {};
        expect(reported(shelter, { night, occupied, ...inService })).not.toBe('CensusReported');
        expect(numbersOf(shelter)).toMatchObject({ inService: 10, free: 3, occupied: 7 });
      }
    });
  });

  it('is none where a person brings in old nights that an import has shown, and is one where a program sends many', () => {
    const nights = [{ night: '2020-03-01', asOf: '2020-03-01T20:00:00.000Z', occupied: 5, inService: 8 }];
    expect(types(countedShelter().when({ type: 'report-nights', nights }, MANAGER))).toEqual(['CensusReported']);
    expect(types(countedShelter().when({ type: 'report-nights', nights }, PROGRAM))).toEqual(['CensusQuestioned']);
  });
});

describe('OC-10: somebody of the house', () => {
  const named = (shelter: Shelter) => ({ reports: waitingOf(shelter).map(({ eventId }) => eventId) });

  it('confirms a count: it is a report from then on, and its like is probable', () => {
    const shelter = tenPlaces();
    reported(shelter, { occupied: 25 });
    shelter.given({ type: 'confirm-census', ...named(shelter) });
    expect(numbersOf(shelter)).toMatchObject({ inService: 10, free: 0, occupied: 25 });
    expect(waitingOf(shelter)).toEqual([]);
    shelter.pass(10);
    expect(reported(shelter, { occupied: 26 })).toBe('CensusReported');
  });

  it('confirms one that was taken at an improbable time: it was taken when it came', () => {
    const shelter = tenPlaces();
    const came = shelter.now;
    reported(shelter, { occupied: 4, asOf: '2020-03-01T20:00:00.000Z' });
    shelter.pass(5);
    shelter.given({ type: 'confirm-census', ...named(shelter) });
    expect(numbersAsOf(stateOf(shelter))).toBe(came);
    expect(numbersOf(shelter)).toMatchObject({ free: 6 });
  });

  it('confirms none of a night that has not begun, until it has', () => {
    const shelter = tenPlaces();
    reported(shelter, { occupied: 4, night: '2026-03-03' });
    const ids = named(shelter);
    expect(types(shelter.when({ type: 'confirm-census', ...ids }))).toEqual(['time_in_future']);
    shelter.pass(2 * 24 * 60);
    shelter.given({ type: 'confirm-census', ...ids });
    expect(stateOf(shelter).census.latest).toMatchObject({ night: '2026-03-03', occupied: 4 });
  });

  it('discards a count: it is in no number, and the same numbers ask nobody again', () => {
    const shelter = tenPlaces();
    reported(shelter, { occupied: 9_999 });
    shelter.given({ type: 'discard-census', ...named(shelter) });
    expect(waitingOf(shelter)).toEqual([]);
    expect(reported(shelter.pass(60), { occupied: 9_999 })).toBe('nothing');
    expect(numbersOf(shelter)).toMatchObject({ occupied: 7 });
    expect(reported(shelter, { occupied: 8_888 })).toBe('CensusQuestioned');
  });

  it('corrects it by another count of that night, and answers each but once', () => {
    const shelter = tenPlaces();
    reported(shelter, { occupied: 9_999 });
    const ids = named(shelter);
    reported(shelter, { occupied: 8 });
    expect(numbersOf(shelter)).toMatchObject({ occupied: 8, free: 2 });
    expect(types(shelter.when({ type: 'confirm-census', ...ids }))).toEqual(['count_not_waiting']);
    expect(types(shelter.when({ type: 'discard-census', ...ids }))).toEqual(['count_not_waiting']);
  });

  it('confirms what was on the screen, and not what came since', () => {
    const shelter = tenPlaces();
    reported(shelter, { occupied: 9_999 });
    const ids = named(shelter);
    reported(shelter, { occupied: 8_888 });
    expect(types(shelter.when({ type: 'confirm-census', ...ids }))).toEqual(['count_not_waiting']);
  });

  it('takes a confirmation back within half a minute: the count waits again', () => {
    const shelter = tenPlaces();
    reported(shelter, { occupied: 25 });
    shelter.given({ type: 'confirm-census', ...named(shelter) });
    shelter.given({ type: 'undo', eventId: shelter.facts.at(-1)!.context.eventId });
    expect(waitingOf(shelter)).toHaveLength(1);
    expect(numbersOf(shelter)).toMatchObject({ occupied: 7 });
  });
});
