import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MinuteOracle } from '../../testing/minute-oracle.ts';
import { play, steps } from '../../testing/scripts.ts';
import { keptDays } from './days.ts';
import { QUANTITIES } from './ledger.ts';
import { dayName, zoneOf } from './zone.ts';

const MINUTE = 60_000;
/** Clock changes: in Belgrade on 29 March and 25 October, in Santiago on 5 April and 6 September. */
const STARTS = [
  '2026-03-27T12:00:00.000Z',
  '2026-10-23T20:00:00.000Z',
  '2026-04-03T22:00:00.000Z',
  '2026-09-04T09:00:00.000Z',
];

describe('the occupancy ledger', () => {
  it('SH-16 OC-2 OC-3 equals a count of every bed in every minute: back-dated, corrected, across clock changes', () => {
    fc.assert(
      fc.property(steps(50), fc.constantFrom(...STARTS), fc.nat(2000), (script, startsAt, later) => {
        const log = play(script, startsAt);
        const live = log.follow();
        const now = log.now + later * MINUTE;
        for (const [shelterId, { ledger }] of live.shelters) {
          const oracle = new MinuteOracle(log.facts(shelterId));
          const days = keptDays(ledger, 0, 30_000, now);
          for (const { day } of days)
            expect(keptDays(ledger, day, day, now)).toEqual(days.filter((d) => d.day === day));
          for (const tally of days) {
            const zone = zoneOf(ledger.timezone);
            const [from, to] = [Math.max(zone.startOf(tally.day), oracle.since), Math.min(tally.end, now)];
            const counted = { ms: to - from, occupied: 0, held: 0, inService: 0, out: 0, spare: 0 };
            for (let ms = from; ms < to; ms += MINUTE) {
              for (const of of QUANTITIES) counted[of] += oracle.count(of, ms) * MINUTE;
            }
            const { day, end, persons, nights, withPlaces, complete, ...tallied } = tally;
            // A house that keeps its beds knows its places.
            expect(withPlaces).toBe(nights);
            expect(complete).toBe(to - from === tally.end - zone.startOf(day));
            const fourOClock = fourOn(day + 1, ledger.timezone);
            const night = fourOClock <= now ? [1, oracle.persons(fourOClock)] : [0, 0];
            expect([dayName(day), nights, persons]).toEqual([dayName(day), ...night]);
            expect({ day: dayName(day), end, ...tallied }).toEqual({ day: dayName(day), end, ...counted });
          }
        }
      }),
      // The oracle is slow, so shrinking a counterexample is limited to 20 seconds.
      { numRuns: 100, interruptAfterTimeLimit: 20_000 },
    );
  });
});

/** The instant at which a local clock shows four in the morning. */
function fourOn(day: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const start = zoneOf(timeZone).startOf(day);
  for (let ms = start; ; ms += 30 * MINUTE) if (clock.format(ms) === '04:00') return ms;
}
