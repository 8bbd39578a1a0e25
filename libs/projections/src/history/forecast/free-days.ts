import { type AnyShelter, type Fact, placesOf, type ShelterState } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import { DAY_MS, dayNumber } from '../trends/zone.ts';

/** Free places by day, in days since 1970; a day of which nothing is known has no entry. */
export type FreeDays = ReadonlyMap<number, number>;

/** Free places of a kept shelter at the beginning of each day of UTC up to `day`, the newest last. */
export interface Mornings {
  day: number;
  free: number[];
}

export const emptyMornings = (): Mornings => ({ day: -1, free: [] });

/** Half a year: what a forecast learns from, and how long its tries are remembered, in days. */
export const WINDOW_DAYS = 182;

/** Half a year of tries, the half year that the oldest of them learns from, and a week ahead. */
const KEPT_DAYS = 2 * WINDOW_DAYS + 7;

/** Applies one fact in place: the days since the last one began with the places that were free after that one. */
export function applyToMornings(
  mornings: Mornings,
  before: ShelterState,
  { context }: Fact,
  after: ShelterState,
): void {
  if (before.situation !== 'kept' || after.situation !== 'kept') return;
  const today = Math.floor(Date.parse(context.recordedAt) / DAY_MS);
  if (today <= mornings.day) return;
  const count = mornings.day < 0 ? 1 : Math.min(KEPT_DAYS, today - mornings.day);
  const { free } = placesOf(before);
  mornings.free = [...mornings.free, ...new Array<number>(count).fill(free)].slice(-KEPT_DAYS);
  mornings.day = today;
}

/** The mornings of a kept shelter until `today`; since the last fact nothing changed. */
export function freeMornings({ day, free }: Mornings, today: number, freeNow: number): FreeDays {
  const days = new Map(free.map((places, n) => [day - free.length + 1 + n, places]));
  if (day >= 0)
    for (let quiet = Math.max(day + 1, today - KEPT_DAYS); quiet <= today; quiet++) days.set(quiet, freeNow);
  return days;
}

/** The nights that a shelter has reported; a report that says no places is one of those that were last said before it (OC-8). */
export function freeNights({ census }: AnyShelter): FreeDays {
  const days = new Map<number, number>();
  const nights = Object.values(census.months).flatMap((month) => Object.values(month));
  let places: number | null = null;
  for (const { night, inService, occupied } of nights.toSorted((a, b) => compare(a.night, b.night))) {
    places = inService ?? places;
    if (places !== null) days.set(dayNumber(night), Math.max(0, places - occupied));
  }
  return days;
}

/** The sum of several shelters, on the days on which all of them are known. */
export function sumOfDays([first, ...others]: readonly FreeDays[]): FreeDays {
  const sums = new Map(first);
  for (const other of others)
    for (const [day, free] of sums) {
      const more = other.get(day);
      if (more === undefined) sums.delete(day);
      else sums.set(day, free + more);
    }
  return sums;
}
