import { own } from '@safe-haven/lang';
import { DAY } from '../../instant.ts';
import { localDay } from '../../local-day.ts';
import { allocate } from '../../shelter/beds/allocate.ts';
import type { KeptShelter, Stay } from '../../shelter/state.ts';
import type { PreparedSearch } from '../prepare.ts';

/** Departure plans beyond that do not help somebody who looks for a place tonight. */
const WITHIN = 7 * DAY;

/** The local day by which the party would fit if all planned departures happen; null: not within a week. */
export function freeFrom(state: KeptShelter | null, { party, nowMs }: PreparedSearch): string | null {
  if (state === null) return null;
  let left = state.stays;
  for (const stay of leaving(state, nowMs + WITHIN)) {
    left = Object.fromEntries(Object.entries(left).filter(([id]) => id !== stay.stayId));
    const { to } = own(state.stays, stay.stayId)?.departure ?? { to: '' };
    if (allocate({ ...state, stays: left }, party).ok) return localDay(state.timezone, Math.max(Date.parse(to), nowMs));
  }
  return null;
}

/** Departures planned until then, the earliest first. */
const leaving = ({ stays }: KeptShelter, until: number): readonly Stay[] =>
  Object.values(stays)
    .filter(({ departure }) => departure !== null && Date.parse(departure.to) <= until)
    .toSorted((a, b) => Date.parse(a.departure?.to ?? '') - Date.parse(b.departure?.to ?? ''));
