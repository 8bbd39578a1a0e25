import type { ShelterNights } from '@safe-haven/contracts';
import { bucketsOf } from '../trends/buckets.ts';
import { dueIn, dueSince } from '../trends/due.ts';
import { DAY_MS, dayNumber } from '../trends/zone.ts';
import type { Group } from './groups.ts';
import { emptyNeedTally, type NeedTally, tallyRequest, tallySearch } from './need-tally.ts';
import { emptyTally, type Tally, tallyShelter } from './tally.ts';
import type { Query, VisibleData } from './visible.ts';

/** Local days, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** A range of days with its tallies; `known`: on how many of the days any shelter has data. */
export interface Span extends Days {
  readonly shelters: Tally;
  readonly needs: NeedTally;
  readonly known: number;
  readonly shelterNights: ShelterNights;
}

/** The longest range that is answered, in days (ten years); of a longer one the newest days. */
const LONGEST_RANGE = 3_660;
/**
 * A range may end this many days after today, so that the current month can be asked for as a whole; `coverage` says
 * how much of it is known.
 */
const DAYS_AHEAD = 31;

export function rangeOfDays({ from, to }: Query, now: number): Days {
  const last = Math.max(dayNumber(from), Math.min(dayNumber(to), Math.floor(now / DAY_MS) + DAYS_AHEAD));
  return { from: Math.max(dayNumber(from), last - LONGEST_RANGE + 1), to: last };
}

export const bucketsIn = ({ from, to }: Days, bucket: 'week' | 'month' | null): Days[] =>
  bucket === null ? [{ from, to }] : bucketsOf(from, to, bucket);

/** Tallies a group by bucket. */
export function spansOf(
  group: Group,
  buckets: readonly Days[],
  zoneOfCountry: VisibleData['zoneOfCountry'],
  now: number,
): Span[] {
  const tallies = buckets.map(() => emptyTally());
  for (const shelter of group.shelters) {
    const { zone } = shelter;
    const bounds = [...buckets.map(({ from }) => zone.startOf(from)), zone.startOf(buckets.at(-1)!.to + 1)];
    tallyShelter(shelter.figures, bounds, now, tallies);
  }
  const needs = buckets.map(() => emptyNeedTally());
  const tallyOf = (day: number): NeedTally | undefined =>
    needs[buckets.findIndex(({ from, to }) => from <= day && day <= to)];
  for (const request of group.requests) tallyRequest(request, zoneOfCountry(request.country), tallyOf);
  for (const search of group.searches) tallySearch(search, zoneOfCountry(search.country ?? group.country), tallyOf);
  return buckets.map((bucket, i) => ({
    ...bucket,
    shelters: tallies[i]!,
    needs: needs[i]!,
    known: knownDays(group, bucket, now),
    shelterNights: shelterNightsIn(group, bucket, now),
  }));
}

/** The nights of the houses of a group, each since it keeps its beds here; their places are known with them. */
export function shelterNightsIn({ shelters }: Group, bucket: Days, now: number): ShelterNights {
  let [known, of] = [0, 0];
  for (const { zone, since } of shelters) {
    const lastNight = zone.nightAt(now) - 1;
    known += dueIn({ from: since, to: lastNight }, bucket);
    of += dueIn(dueSince(since, lastNight), bucket);
  }
  return { known, withPlaces: known, of };
}

/** The number of days on which at least one shelter of the group was registered; today counts. */
export function knownDays({ shelters }: Group, { from, to }: Days, now: number): number {
  if (shelters.length === 0) return 0;
  const first = Math.max(from, Math.min(...shelters.map(({ since }) => since)));
  const last = Math.min(to, Math.max(...shelters.map(({ zone }) => zone.dayAt(now))));
  return Math.max(0, last - first + 1);
}
