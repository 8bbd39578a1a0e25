import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { play, steps } from '../../testing/scripts.ts';
import { emptyHistory, type History } from '../history.ts';
import { type RegisteredShelter, shelterDays } from './shelter-days.ts';

const MINUTE = 60_000;
/** Shortly before a clock change in Belgrade or in Santiago. */
const STARTS = ['2026-03-27T12:00:00.000Z', '2026-10-23T20:00:00.000Z', '2026-04-03T22:00:00.000Z'];

const daysIn = ({ shelters }: History, now: number) =>
  [...shelters.values()]
    .filter((shelter): shelter is RegisteredShelter => shelter.state.situation !== 'unregistered')
    .map((shelter) => shelterDays(shelter, 0, 30_000, now));

describe('cached day tables', () => {
  it('SH-16 equal those of a fresh projection, whatever was recorded since and whichever day or night has begun', () => {
    const pauses = fc.array(fc.oneof(fc.nat(90), fc.nat(1_500)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps(40), fc.constantFrom(...STARTS), pauses, (script, startsAt, times) => {
        const log = play(script, startsAt);
        const incremental = emptyHistory();
        for (const entry of log.entries) {
          log.project(incremental, entry);
          if (entry.readable) daysIn(incremental, Date.parse(entry.metadata.recordedAt));
        }
        let { now } = log;
        for (const pause of times) {
          now += pause * MINUTE;
          expect(daysIn(incremental, now)).toEqual(daysIn(log.follow(), now));
        }
      }),
      { numRuns: 60 },
    );
  });
});
