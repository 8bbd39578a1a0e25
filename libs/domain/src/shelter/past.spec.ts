import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, DAY, HOUR } from '../instant.ts';
import { matchableOf } from '../matching/house.ts';
import { countedHouse, emptyHouse, registration, types } from '../testing/house.ts';
import { MANAGER, STAFF, WOMAN } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import { placesAt, placesOf } from './beds/places.ts';
import { checkOf } from './check-hours.ts';
import { isReportOld, numbersAsOf } from './numbers-as-of.ts';

const NOWHERE = { point: null };

function pastHouse() {
  const house = emptyHouse();
  house.given(registration('past'), MANAGER);
  return house.pass(60);
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
      const house = pastHouse();
      for (const night of reported) house.given(reportOf(house.now, night), STAFF);
      const { state } = house;
      if (state.situation !== 'past') throw new Error('The house is not past.');
      const now = Date.parse(house.now);
      expect(placesOf(state)).toMatchObject({ inService: 0, free: 0, occupied: 0 });
      expect([matchableOf(state, NOWHERE), checkOf(state, now + DAY)]).toEqual([null, null]);
      expect(state).toMatchObject({ situation: 'past', draft: false, closed: true });
    });
  });

  it('accepts no hold, confirmation, publication or reopening', () => {
    const house = pastHouse();
    const asked = [
      { type: 'hold-beds', party: WOMAN },
      { type: 'admit-party', party: WOMAN },
      { type: 'publish' },
      { type: 'close' },
      { type: 'reopen' },
    ] as const;
    expect(asked.map((command) => types(house.when(command, MANAGER))[0])).toEqual([
      'shelter_is_counted',
      'shelter_is_counted',
      'already_published',
      'house_closed',
      'house_closed',
    ]);
  });

  it('has the name of a house that is kept beside it: nobody is sent to it', () => {
    const other = { shelterId: 's2', name: 'Lara 1', areaId: 'rs-beograd' };
    const house = emptyHouse();
    expect(house.when(registration('counted'), MANAGER, { neighbours: [other] }).ok).toBe(false);
    expect(house.when(registration('past'), MANAGER, { neighbours: [other] }).ok).toBe(true);
  });
});

describe('PH-2: a counted house', () => {
  it('is never fresher than the night that it reported on, whenever that was recorded', () => {
    always(nights, (reported) => {
      const house = countedHouse();
      for (const night of reported) {
        const { type: _, ...count } = reportOf(house.now, night);
        house.given({ type: 'report-nights', nights: [count] }, STAFF);
      }
      const { state } = house;
      if (state.situation !== 'counted') throw new Error('The house is not counted.');
      const newest = state.census.latest!;
      expect(Date.parse(numbersAsOf(state)!)).toBeLessThanOrEqual(Date.parse(newest.night) + 36 * HOUR);
      expect(numbersAsOf(state)! <= newest.asOf).toBe(true);
    });
  });

  it('when its report is stale: has no numbers, until a new night is reported', () => {
    const house = countedHouse();
    const now = () => Date.parse(house.now);
    expect([numbersAsOf(house.state as never), placesAt(house.state, now()).free]).toEqual([null, 0]);
    const report = (night: string, asOf: string) =>
      house.given({ type: 'report-census', night, asOf, inService: 9, occupied: 4 }, STAFF);
    report('2021-03-01', '2021-03-02T03:00:00.000Z');
    expect(placesAt(house.state, now())).toMatchObject({ inService: 0, free: 0 });
    report(house.now.slice(0, 10), house.now);
    expect(placesAt(house.state, now())).toMatchObject({ inService: 9, free: 5 });
    expect(placesAt(house.state, now() + 8 * HOUR)).toMatchObject({ inService: 0, free: 0 });
  });

  it('"still correct" extends a current count for a while, and revives no old one', () => {
    const confirmedAfter = (days: number) => {
      const house = countedHouse();
      const night = after(house.now, -days * DAY).slice(0, 10);
      const asOf = after(house.now, -days * DAY);
      house.given({ type: 'report-census', night, asOf, inService: 9, occupied: 4 }, STAFF);
      house.pass(9 * 60);
      house.given({
        type: 'confirm-occupancy',
        revision: house.state.situation === 'counted' ? house.state.revision : 0,
      });
      const { state } = house;
      if (state.situation !== 'counted') throw new Error('The house is not counted.');
      return isReportOld(state, Date.parse(house.now));
    };
    expect([0, 2, 400].map(confirmedAfter)).toEqual([false, true, true]);
  });
});

describe('IM-4: many nights at once', () => {
  it('are equal to each reported alone, in any batches, and add nothing the second time', () => {
    always(nights, (reported) => {
      const [alone, together] = [pastHouse(), pastHouse()];
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
