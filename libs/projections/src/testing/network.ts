import type { CountedShelter } from '@safe-haven/domain';
import { tableOf } from '../history/trends/day-table.ts';
import type { ShelterInRange } from '../history/trends/lines.ts';
import type { OccupancyQuery } from '../history/trends/occupancy.ts';
import { DAY_MS } from '../history/trends/zone.ts';
import { MANAGER, openCounted, TestLog } from './log.ts';

/**
 * A counted shelter with its nights: `null` is a night without a report, a pair is occupied and in service; alone, the
 * number of places is not known.
 */
export type Nights = Readonly<Record<string, readonly [number, number?] | null>>;

/** January 2026 as one point, by country. */
export const JANUARY: OccupancyQuery = { from: '2026-01-01', to: '2026-01-31', bucket: 'month', by: 'country' };

/** The same count for each of these days of January 2026. */
export const januaryNights = (occupied: number, inService: number | null, ...days: readonly number[]): Nights =>
  Object.fromEntries(
    days.map((day) => [
      `2026-01-${String(day).padStart(2, '0')}`,
      inService === null ? [occupied] : [occupied, inService],
    ]),
  );

/** A network of counted shelters, `country/organisation/name` each, all in UTC. */
export function countedNetwork(shelters: Readonly<Record<string, Nights>>): TestLog {
  const log = new TestLog();
  log.now = Date.parse('2026-02-01T12:00:00.000Z');
  for (const [path, nights] of Object.entries(shelters)) {
    const [country = '', organisation = '', name = ''] = path.split('/');
    openCounted(log, name, { timezone: 'UTC', organisation, country });
    for (const [night, counts] of Object.entries(nights)) {
      if (counts === null) continue;
      const [occupied, inService] = counts;
      const count = inService === undefined ? { occupied } : { occupied, inService };
      // As an import writes them: of nights long ago nobody is asked.
      const nights = [{ asOf: `${night}T23:00:00.000Z`, night, ...count }];
      const report = { type: 'report-nights', nights } as const;
      log.given(name, report, { ...MANAGER, organisation, country });
    }
  }
  return log;
}

/** A shelter on one day, as privacy rules see it: its country, its organisation, its people and places. */
export function memberOn(
  day: number,
  [country, organisation]: readonly [string, string],
  [people, places]: readonly [number, number],
  n: number,
): ShelterInRange {
  const shelterId = `${country}-${organisation}-${n}`;
  const of = { occupied: people * DAY_MS, inService: places * DAY_MS, held: 0, out: 0, spare: 0 };
  const table = tableOf([
    { day, ms: DAY_MS, ...of, persons: people, nights: 1, withPlaces: 1, complete: true, end: 0 },
  ]);
  const state = { situation: 'counted', shelterId, country, organisation } as CountedShelter;
  return { state, days: { table, from: 0, to: 1, due: { from: day, to: day } } };
}
