import type { ShelterNights } from '@safe-haven/contracts';
import { bucketAround } from './buckets.ts';
import type { DayTable } from './day-table.ts';
import type { RegisteredShelter } from './shelter-days.ts';
import { zoneOf } from './zone.ts';

/** Local days, both included, whose nights a shelter should report; null: none. */
export type Due = { readonly from: number; readonly to: number } | null;

/**
 * From the first of the month in which the shelter was registered or has its first night, until last night. A shelter of
 * the past, or a closed one that reports counts, is due until the end of the month of its last night: it has nobody to
 * report any more. A draft is due what it reports. Whole months, because money is paid by the month: a house that
 * reports the last three nights of its first month has not reported that month.
 */
export function dueOf({ state }: RegisteredShelter, { day, length }: DayTable, now: number): Due {
  const zone = zoneOf(state.timezone);
  const [first, last, lastNight] = [day[0], day[length - 1], zone.nightAt(now) - 1];
  const began = state.draft || state.situation === 'past' ? first : zone.dayAt(Date.parse(state.registeredAt));
  if (began === undefined) return null;
  const from = monthOf(Math.min(began, first ?? began)).from;
  const isOver = state.situation === 'past' || (state.situation === 'counted' && state.closed);
  return { from, to: isOver ? Math.min(monthOf(last ?? from).to, lastNight) : lastNight };
}

/** A shelter that keeps its beds from this day on, without the nights that were reported before. */
export const dueSince = (day: number, lastNight: number): Due => ({ from: monthOf(day).from, to: lastNight });

/** How many of the nights of a time are due. */
export const dueIn = (due: Due, { from, to }: NonNullable<Due>): number =>
  due === null ? 0 : Math.max(0, Math.min(to, due.to) - Math.max(from, due.from) + 1);

const monthOf = (day: number) => bucketAround(day, 'month');

/** Adds times, or houses, up. */
export const sumOfShelterNights = (parts: readonly ShelterNights[]): ShelterNights =>
  parts.reduce(
    (sum, { known, withPlaces, of }) => ({
      known: sum.known + known,
      withPlaces: sum.withPlaces + withPlaces,
      of: sum.of + of,
    }),
    { known: 0, withPlaces: 0, of: 0 },
  );
