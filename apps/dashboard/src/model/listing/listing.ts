import type { Row } from '@safe-haven/contracts';
import type { Criteria } from './criteria.ts';
import { fitOf } from './fits.ts';
import type { Matches } from './search.ts';

/** The two parts of the list: exact shelters, and those of other organisations. Ids in order. */
export interface Listing {
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** Number without filters. */
  readonly ownOfAll: number;
  readonly othersOfAll: number;
}

export const NOTHING_LISTED: Listing = { own: [], others: [], ownOfAll: 0, othersOfAll: 0 };

/** Whether a shelter is listed as one's own: exact ones, and unreadable ones of the own organisation. */
const isOwn = (row: Row, organisation: string | null): boolean =>
  row.view === 'exact' || (row.view === 'unreadable' && organisation !== null && row.organisation === organisation);

export interface ListingContext {
  matcher(search: string): Matches;
  countryName(code: string): string;
  /** The translated name of an area; the search also finds the other one. */
  areaName?(area: Row['area']): string;
  /** The own organisation. */
  readonly organisation: string | null;
}

/** Filters sorted rows: certain fits come before possible ones. */
export function listingOf(rows: readonly Row[], criteria: Criteria, context: ListingContext): Listing {
  const { country, together } = criteria;
  const matches = context.matcher(criteria.search);
  const certain: Record<'own' | 'others', string[]> = { own: [], others: [] };
  const possible: Record<'own' | 'others', string[]> = { own: [], others: [] };
  let ownOfAll = 0;
  for (const row of rows) {
    const own = isOwn(row, context.organisation);
    if (own) ownOfAll += 1;
    if (country !== null && row.country !== country) continue;
    const fit = fitOf(row, together);
    if (fit === 'no' || !matches(row, context.countryName(row.country), context.areaName?.(row.area))) continue;
    (fit === 'yes' ? certain : possible)[own ? 'own' : 'others'].push(row.shelterId);
  }
  return {
    own: [...certain.own, ...possible.own],
    others: [...certain.others, ...possible.others],
    ownOfAll,
    othersOfAll: rows.length - ownOfAll,
  };
}
