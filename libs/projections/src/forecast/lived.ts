import type { KeptShelter } from '@safe-haven/domain';
import { daysAt, freedBy, type Left, type Turnover } from './turnover.ts';

/** A party that lives or lived in a house. Instants are days since 1970, with their part. */
export interface Lived {
  readonly since: number;
  /** null: it is there. */
  readonly until: number | null;
  /** It was there already when the house began here: since when is not known. */
  readonly opening: boolean;
  /** How many places its leaving gives, or gave. */
  readonly frees: number;
  /** The day on which its departure was planned, and until when it was to leave; null: it was not. */
  readonly plan: { readonly made: number; readonly due: number } | null;
}

/** Who left within half a year, and who is there. */
export function livedIn(turnover: Turnover, state: KeptShelter): Lived[] {
  const there = Object.values(state.stays).map(({ stayId, since, beds, departure }): Lived => {
    const made = turnover.planned[stayId];
    return {
      since: daysAt(since),
      until: null,
      opening: turnover.openings.includes(stayId),
      frees: freedBy(beds, state),
      plan: departure && made !== undefined ? { made, due: daysAt(departure.to) } : null,
    };
  });
  return [...turnover.left.map(whoLeft), ...there];
}

const whoLeft = ([until, since, opening, frees, made, due]: Left): Lived => ({
  since,
  until,
  opening: opening === 1,
  frees,
  plan: due > 0 ? { made, due } : null,
});

/** A party that is there at an instant: since how many days (null: not known), what its leaving frees, in how many days it is planned to. */
export interface Staying {
  readonly stayed: number | null;
  readonly frees: number;
  readonly plannedIn: number | null;
}

/** Who lived there at an instant, as it was known by then. */
export const stayingAt = (lived: readonly Lived[], at: number): Staying[] =>
  lived
    .filter(({ since, until }) => since < at && (until === null || until > at))
    .map(({ since, opening, frees, plan }) => ({
      stayed: opening ? null : Math.max(0, at - since),
      frees,
      plannedIn: plan !== null && plan.made < at ? Math.max(1, Math.ceil(plan.due - at)) : null,
    }));
