import { bucketsOf } from '../trends/buckets.ts';
import { DAY_MS, dayNumber } from '../trends/zone.ts';
import type { InSight, Query } from './asked.ts';
import type { Group } from './groups.ts';
import { emptyNeedTally, type NeedTally, tallyRequest, tallySearch } from './need-tally.ts';
import { emptyTally, type Tally, tallyHouse } from './tally.ts';

/** Local days, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Days of one line, with what was counted in them. */
export interface Span extends Days {
  readonly houses: Tally;
  readonly needs: NeedTally;
  readonly known: number;
}

/** No longer range is answered; the newest days are. Ten years. */
const LONGEST = 3_660;
/** The rest of a month that is running may be asked for: its coverage says how much of it is known. */
const AHEAD = 31;

export function rangeOfDays({ from, to }: Query, now: number): Days {
  const last = Math.max(dayNumber(from), Math.min(dayNumber(to), Math.floor(now / DAY_MS) + AHEAD));
  return { from: Math.max(dayNumber(from), last - LONGEST + 1), to: last };
}

export const cut = ({ from, to }: Days, bucket: 'week' | 'month' | null): Days[] =>
  bucket === null ? [{ from, to }] : bucketsOf(from, to, bucket);

/** Counts a line. */
export function spansOf(
  group: Group,
  buckets: readonly Days[],
  zoneOfCountry: InSight['zoneOfCountry'],
  now: number,
): Span[] {
  const tallies = buckets.map(() => emptyTally());
  for (const house of group.houses) {
    const { zone } = house;
    const bounds = [...buckets.map(({ from }) => zone.startOf(from)), zone.startOf(buckets.at(-1)!.to + 1)];
    tallyHouse(house.figures, bounds, now, tallies);
  }
  const needs = buckets.map(() => emptyNeedTally());
  const at = (day: number): NeedTally | undefined =>
    needs[buckets.findIndex(({ from, to }) => from <= day && day <= to)];
  for (const request of group.requests) tallyRequest(request, zoneOfCountry(request.country), at);
  for (const search of group.searches) tallySearch(search, zoneOfCountry(search.country ?? group.country), at);
  return buckets.map((bucket, i) => ({
    ...bucket,
    houses: tallies[i]!,
    needs: needs[i]!,
    known: knownDays(group, bucket, now),
  }));
}

/** Days of which at least one house of the line knows something; the day that is running counts. */
export function knownDays({ houses }: Group, { from, to }: Days, now: number): number {
  if (houses.length === 0) return 0;
  const first = Math.max(from, Math.min(...houses.map(({ since }) => since)));
  const last = Math.min(to, Math.max(...houses.map(({ zone }) => zone.dayAt(now))));
  return Math.max(0, last - first + 1);
}
