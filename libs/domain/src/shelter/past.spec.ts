import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, DAY, HOUR } from '../instant.ts';
import { matchableOf } from '../matching/shelter.ts';
import { MANAGER, STAFF, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { countedShelter, emptyShelter, registration, types } from '../testing/shelter.ts';
import { placesAt, placesOf } from './beds/places.ts';
import { checkOf } from './check-hours.ts';
import { isReportOld, numbersAsOf } from './numbers-as-of.ts';

const NOWHERE = { point: null };

function pastShelter() {
  const shelter = emptyShelter();
  shelter.given(registration('past'), MANAGER);
  return shelter.pass(60);
}

/** Nights of the eight years before the test, reported in any order. */
const nights = fc.array(
  fc.record({
    ago: fc.integer({ min: 0, max: 3_000 }),
    hours: fc.integer({ min: 0, max: 60 }),
    inService: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    occupied: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 1, maxLength: 8 },
);
type Night = { ago: number; hours: number; inService: number | undefined; occupied: number };

const reportOf = (now: string, { ago, hours, inService, occupied }: Night) => {
  const night = after(now, -ago * DAY).slice(0, 10);
  const asOf = after(`${night}T12:00:00.000Z`, hours * HOUR);
  return { type: 'report-census', night, asOf, occupied, ...(inService === undefined ? {} : { inService }) } as const;
};

describe('PH-1: a past house', () => {
  it('with any reported nights: has no places, is in no search, is not asked and is not published', () => {
    always(nights, (reported) => {
      const shelter = pastShelter();
      for (const night of reported) shelter.given(reportOf(shelter.now, night), STAFF);
      const { state } = shelter;
      if (state.situation !== 'past') throw new Error('The house is not past.');
      const now = Date.parse(shelter.now);
      expect(placesOf(state)).toMatchObject({ inService: 0, free: 0, occupied: 0 });
      expect([matchableOf(state, NOWHERE), checkOf(state, now + DAY)]).toEqual([null, null]);
      expect(state).toMatchObject({ situation: 'past', draft: false, closed: true });
    });
  });

  it('accepts no hold, confirmation, publication or reopening', () => {
    const shelter = pastShelter();
    const asked = [
      { type: 'hold-beds', party: WOMAN },
      { type: 'admit-party', party: WOMAN },
      { type: 'publish' },
      { type: 'close' },
      { type: 'reopen' },
    ] as const;
    expect(asked.map((command) => types(shelter.when(command, MANAGER))[0])).toEqual([
      'shelter_is_counted',
      'shelter_is_counted',
      'already_published',
      'house_closed',
      'house_closed',
    ]);
  });

  it('may have the name of a kept house: nobody is sent to it', () => {
    const other = { shelterId: 's2', name: 'Lara 1', areaId: 'rs-beograd' };
    const shelter = emptyShelter();
    expect(shelter.when(registration('counted'), MANAGER, { neighbours: [other] }).ok).toBe(false);
    expect(shelter.when(registration('past'), MANAGER, { neighbours: [other] }).ok).toBe(true);
  });
});

describe('PH-2: a counted house', () => {
  it('is never fresher than the night that it reported on, whenever that was recorded', () => {
    always(nights, (reported) => {
      const shelter = countedShelter();
      for (const night of reported) {
        const { type: _, ...count } = reportOf(shelter.now, night);
        shelter.given({ type: 'report-nights', nights: [count] }, STAFF);
      }
      const { state } = shelter;
      if (state.situation !== 'counted') throw new Error('The house is not counted.');
      const newest = state.census.latest!;
      expect(Date.parse(numbersAsOf(state)!)).toBeLessThanOrEqual(Date.parse(newest.night) + 36 * HOUR);
      expect(numbersAsOf(state)! <= newest.asOf).toBe(true);
    });
  });

  it('when its report is stale: has no numbers, until a new night is reported', () => {
    const shelter = countedShelter();
    const now = () => Date.parse(shelter.now);
    expect([numbersAsOf(shelter.state as never), placesAt(shelter.state, now()).free]).toEqual([null, 0]);
    const report = (night: string, asOf: string) =>
      shelter.given({ type: 'report-census', night, asOf, inService: 9, occupied: 4 }, STAFF);
    report('2021-03-01', '2021-03-02T03:00:00.000Z');
    expect(placesAt(shelter.state, now())).toMatchObject({ inService: 0, free: 0 });
    report(shelter.now.slice(0, 10), shelter.now);
    expect(placesAt(shelter.state, now())).toMatchObject({ inService: 9, free: 5 });
    expect(placesAt(shelter.state, now() + 8 * HOUR)).toMatchObject({ inService: 0, free: 0 });
  });

  it('"still correct" extends a current count for a while, and revives no old one', () => {
    const confirmedAfter = (days: number) => {
      const shelter = countedShelter();
      const night = after(shelter.now, -days * DAY).slice(0, 10);
      const asOf = after(shelter.now, -days * DAY);
      shelter.given({ type: 'report-census', night, asOf, inService: 9, occupied: 4 }, STAFF);
      shelter.pass(9 * 60);
      shelter.given({
        type: 'confirm-occupancy',
        revision: shelter.state.situation === 'counted' ? shelter.state.revision : 0,
      });
      const { state } = shelter;
      if (state.situation !== 'counted') throw new Error('The house is not counted.');
      return isReportOld(state, Date.parse(shelter.now));
    };
    expect([0, 2, 400].map(confirmedAfter)).toEqual([false, true, true]);
  });
});

describe('IM-4: many nights at once', () => {
  it('are equal to each reported alone, in any batches, and add nothing the second time', () => {
    always(nights, (reported) => {
      const [alone, together] = [pastShelter(), pastShelter()];
      const reports = reported.map((night) => reportOf(alone.now, night));
      for (const report of reports) alone.given(report, STAFF);
      const all = { type: 'report-nights', nights: reports.map(({ type: _, ...night }) => night) } as const;
      together.given(all, STAFF);
      expect(together.given(all, STAFF)).toEqual([]);
      const censusOf = ({ state }: typeof alone) => (state.situation === 'past' ? state.census.months : null);
      expect(censusOf(together)).toEqual(censusOf(alone));
    });
  });
});
