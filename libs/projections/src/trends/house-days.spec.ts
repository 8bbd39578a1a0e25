import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyNetwork } from '../network.ts';
import { play, steps } from '../testing/scripts.ts';
import type { TrendsNetwork } from './copy.ts';
import { houseDays, type RegisteredHouse } from './house-days.ts';

const MINUTE = 60_000;
/** A day before the clocks change in Belgrade, or in Santiago. */
const STARTS = ['2026-03-27T12:00:00.000Z', '2026-10-23T20:00:00.000Z', '2026-04-03T22:00:00.000Z'];

const daysIn = ({ shelters }: TrendsNetwork, now: number) =>
  [...shelters.values()]
    .filter((house): house is RegisteredHouse => house.state.situation !== 'unregistered')
    .map((house) => houseDays(house, 0, 30_000, now));

describe('sums of days that are kept', () => {
  it('SH-16 are those of a house that nobody asked before, whatever was recorded since and whichever day or night has begun', () => {
    const pauses = fc.array(fc.oneof(fc.nat(90), fc.nat(1_500)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps(40), fc.constantFrom(...STARTS), pauses, (script, startsAt, times) => {
        const log = play(script, startsAt);
        const asked = emptyNetwork();
        for (const entry of log.entries) {
          log.project(asked, entry);
          if (entry.readable) daysIn(asked, Date.parse(entry.metadata.recordedAt));
        }
        let { now } = log;
        for (const pause of times) {
          now += pause * MINUTE;
          expect(daysIn(asked, now)).toEqual(daysIn(log.follow(), now));
        }
      }),
      { numRuns: 60 },
    );
  });
});
