import type { Row } from '@safe-haven/contracts';
import type { Criteria } from './criteria.ts';
import { fitOf } from './fits.ts';
import { comparing, type OrderContext } from './order.ts';
import { matches } from './search.ts';

/** The two parts of the list: houses with exact numbers, and those that others run. Ids in the order of the list. */
export interface Listing {
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** How many there are without any filter. */
  readonly ownOfAll: number;
  readonly othersOfAll: number;
}

export const NOTHING_LISTED: Listing = { own: [], others: [], ownOfAll: 0, othersOfAll: 0 };

/** A house is listed as one's own when its numbers are exact; one of ours that can't be read stays among them. */
export const isOwn = (row: Row, organisation: string | null): boolean =>
  row.view === 'exact' || (row.view === 'unreadable' && organisation !== null && row.organisation === organisation);

/** Filters and orders the rows: those that surely fit come before those that perhaps do. */
export function listingOf(
  rows: readonly Row[],
  criteria: Criteria,
  context: OrderContext & { readonly organisation: string | null },
): Listing {
  const compare = comparing(criteria.order, context);
  const perhaps = (row: Row) => Number(fitOf(row, criteria.together) === 'maybe');
  const asked = (row: Row) =>
    (criteria.country === null || row.country === criteria.country) &&
    fitOf(row, criteria.together) !== 'no' &&
    matches(row, criteria.search, context.countryName(row.country));
  const ordered = rows.filter(asked).sort((a, b) => perhaps(a) - perhaps(b) || compare(a, b));
  const own = rows.filter((row) => isOwn(row, context.organisation)).length;
  return {
    own: ordered.filter((row) => isOwn(row, context.organisation)).map((row) => row.shelterId),
    others: ordered.filter((row) => !isOwn(row, context.organisation)).map((row) => row.shelterId),
    ownOfAll: own,
    othersOfAll: rows.length - own,
  };
}
