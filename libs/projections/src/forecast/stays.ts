import type { KeptShelter } from '@safe-haven/domain';
import { type Discharge, daysAt, placesFreedBy, type Turnover } from './turnover.ts';

/** A stay, current or ended. Instants are in days since 1970, with decimals. */
export interface StayRecord {
  readonly since: number;
  /** null: it is current. */
  readonly until: number | null;
  /** It had begun before registration, so its length is unknown. */
  readonly opening: boolean;
  /** How many places its end frees. */
  readonly placesFreed: number;
  /** The day on which the departure was planned, and the end of the planned window; null: not planned. */
  readonly plan: { readonly made: number; readonly due: number } | null;
}

/** The current stays, and those that ended within the stored window. */
export function staysOf(turnover: Turnover, state: KeptShelter): StayRecord[] {
  const current = Object.values(state.stays).map(({ stayId, since, beds, departure }): StayRecord => {
    const made = turnover.planned[stayId];
    return {
      since: daysAt(since),
      until: null,
      opening: turnover.openings.includes(stayId),
      placesFreed: placesFreedBy(beds, state),
      plan: departure && made !== undefined ? { made, due: daysAt(departure.to) } : null,
    };
  });
  return [...turnover.left.map(toEndedStay), ...current];
}

const toEndedStay = ([until, since, opening, placesFreed, made, due]: Discharge): StayRecord => ({
  since,
  until,
  opening: opening === 1,
  placesFreed,
  plan: due > 0 ? { made, due } : null,
});

/**
 * A stay that is current at an instant: its length so far in days (null: unknown), the places it will free, and in how
 * many days it is planned to end (null: not planned).
 */
export interface CurrentStay {
  readonly age: number | null;
  readonly placesFreed: number;
  readonly plannedIn: number | null;
}

/** The stays that were current at an instant, with the plans known by then. */
export const currentStaysAt = (stays: readonly StayRecord[], at: number): CurrentStay[] =>
  stays
    .filter(({ since, until }) => since < at && (until === null || until > at))
    .map(({ since, opening, placesFreed, plan }) => ({
      age: opening ? null : Math.max(0, at - since),
      placesFreed,
      plannedIn: plan !== null && plan.made < at ? Math.max(1, Math.ceil(plan.due - at)) : null,
    }));
