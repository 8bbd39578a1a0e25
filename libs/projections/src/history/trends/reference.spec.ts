import { describe, expect, it } from '@jest/globals';
import { type TrendPoint, trends } from '@safe-haven/contracts';
import fc from 'fast-check';
import { MANAGER } from '../../testing/log.ts';
import { countedNetwork, type Nights } from '../../testing/network.ts';
import { occupancy } from './occupancy.ts';

const DAY_MS = 86_400_000;
const name = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const START = Date.parse('2025-11-20') / DAY_MS;
const DAYS = 60;

/** Nights of up to three shelters: people, and places if they are known; null: no report. */
type Random = readonly (readonly (readonly [number, number | undefined] | null)[])[];
const shelters: fc.Arbitrary<Random> = fc.array(
  fc.array(fc.option(fc.tuple(fc.nat(9), fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }))), {
    minLength: DAYS,
    maxLength: DAYS,
  }),
  { minLength: 1, maxLength: 3 },
);

/** The expected points, counted day by day without a cache or prefix sums. All shelters are in UTC. */
function reference(nightsOfShelters: Random, from: number, to: number, bucket: 'day' | 'week' | 'month') {
  const keyOf = (day: number) =>
    bucket === 'day' ? name(day) : bucket === 'month' ? name(day).slice(0, 7) : String(Math.floor((day + 3) / 7));
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return [...Map.groupBy(days, keyOf)].map(([key, bucketDays]) => {
    const reports = bucketDays.map((day) => nightsOfShelters.map((nights) => nights[day - START] ?? null));
    const reported = reports.flat().filter((night) => night !== null);
    const of = Array.from({ length: 62 }, (_, i) => bucketDays[0]! - 31 + i).filter((day) => keyOf(day) === key).length;
    const base = { day: name(bucketDays[0]!), to: name(bucketDays.at(-1)!), partial: bucketDays.length < of };
    const known = { days: reports.filter((day) => day.some((night) => night !== null)).length, of };
    const counted = reported.flatMap(([people, places]) => (places === undefined ? [] : [[people, places] as const]));
    const persons = reported.reduce((sum, [people]) => sum + people, 0);
    const occupied = counted.reduce((sum, [people]) => sum + people, 0);
    const inService = counted.reduce((sum, [, places]) => sum + places, 0);
    const free = counted.reduce((sum, [people, places]) => sum + Math.max(0, places - people), 0);
    const shelterNights = {
      known: reported.length,
      withPlaces: counted.length,
      of: dueOn(nightsOfShelters, bucketDays),
    };
    const hours = { occupied: (occupied * 24).toFixed(2), free: (free * 24).toFixed(2), spare: '0.00' };
    if (reported.length === 0) return { show: 'gap', ...base, known, shelterNights };
    const rate = counted.length === 0 ? null : (100 * occupied) / inService;
    return { show: 'exact', ...base, known, shelterNights, rate, hours, personNights: persons };
  });
}

/** Each house is due every night since the first of the month of its first report. */
const dueOn = (nightsOfShelters: Random, days: readonly number[]): number =>
  nightsOfShelters.reduce((sum, nights) => {
    const first = nights.findIndex((night) => night !== null);
    const month = name(START + first).slice(0, 7);
    return sum + (first < 0 ? 0 : days.filter((day) => name(day).slice(0, 7) >= month).length);
  }, 0);

const rateOf = (expected: object | undefined): number | null | undefined =>
  expected && 'rate' in expected ? (expected.rate as number | null) : undefined;

/** A point in the shape of the reference. */
function comparable(point: TrendPoint, rate: number | null | undefined) {
  if (point.show !== 'exact') return point;
  const { show, day, to, partial, known, shelterNights, personNights, bedHours } = point;
  const { occupied, free, spare } = bedHours;
  if (rate === null) expect(point).toMatchObject({ ratePercent: null, occupied: null, inService: null });
  else expect(Math.abs(Number(point.ratePercent) - rate!)).toBeLessThanOrEqual(0.005 + 1e-9);
  return { show, day, to, partial, known, shelterNights, rate, hours: { occupied, free, spare }, personNights };
}

describe('trends of random nights', () => {
  it('OC-1 OC-2 OC-3 OC-6 equal a reference that counts day by day, in every step and range', () => {
    const range = fc
      .tuple(fc.nat(DAYS - 1), fc.nat(DAYS - 1))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const bucket = fc.constantFrom('day', 'week', 'month');
    fc.assert(
      fc.property(shelters, range, bucket, (nightsOfShelters, [first, last], step) => {
        const nights = nightsOfShelters.map((shelterNights, i): [string, Nights] => [
          `RS/Atina/house-${i}`,
          Object.fromEntries(shelterNights.map((night, d) => [name(START + d), night])),
        ]);
        const log = countedNetwork(Object.fromEntries(nights));
        const [from, to] = [START + first, START + last];
        const query = { from: name(from), to: name(to), bucket: step, by: 'country' } as const;
        const answer = trends.parse(occupancy(log.follow(), query, MANAGER, log.now));
        const expected = reference(nightsOfShelters, from, to, step);
        if (expected.every(({ show }) => show === 'gap')) return expect(answer.lines[0]!.points).toEqual([]);
        const points = answer.lines[0]!.points;
        expect(points.map((p, i) => comparable(p, rateOf(expected[i])))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
