import { type Freshness, leastOf, type Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { freshnessOfRow } from '../freshness.ts';
import type { Order } from './criteria.ts';
import type { ShelterIndex } from './shelter-index.ts';

/** What the list orders rows by. */
export interface OrderContext {
  readonly index: ShelterIndex;
  countryName(code: string): string;
  readonly collator: Intl.Collator;
  readonly now: number;
}

/** The least number of free places that a row promises; a house that can't be read comes after all others. */
const leastFree = (row: Row): number =>
  row.view === 'exact' ? row.places.free : row.view === 'banded' ? leastOf(row.places.band) : -1;

const FRESHEST_FIRST: readonly (Freshness | null)[] = ['fresh', 'ageing', 'stale', null];

/** More free places than this are as good as so many; a house may also have too few. */
const MOST_FREE = 4_000;
const FREE_WEIGHTS = 2 * MOST_FREE + 1;
/** More than there will ever be houses; times the weights below it stays a whole number (2^53). */
const MAX_SHELTERS = 2 ** 20;

/**
 * All rows in one order; those that are equal in what was asked for follow their names, so that the order is one. Each
 * row becomes one number, its weight and then its name's rank: ten thousand numbers are in order in a third of the time that
 * comparing ten thousand rows takes.
 */
export function sorted(rows: readonly Row[], order: Order, context: OrderContext): readonly Row[] {
  const { rankAt, placeAt } = context.index;
  const weight = weightFor(rows, order, context);
  const keys = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++) keys[place] = weight(rows[place]!) * MAX_SHELTERS + rankAt[place]!;
  return Array.from(keys.sort(), (key) => rows[placeAt[key % MAX_SHELTERS]!]!);
}

/** How a row weighs in an order: whole numbers from 0, the least comes first. */
function weightFor(rows: readonly Row[], order: Order, context: OrderContext): (row: Row) => number {
  const full = (row: Row) => MOST_FREE - Math.max(-MOST_FREE, Math.min(MOST_FREE, leastFree(row)));
  switch (order) {
    case 'most_free':
      return full;
    case 'name':
      return () => 0;
    case 'freshness':
      return (row) => FRESHEST_FIRST.indexOf(freshnessOfRow(row, context.now)) * FREE_WEIGHTS + full(row);
    case 'country': {
      const ranks = countryRanks(rows, context);
      return (row) => ranks.get(row.country)! * FREE_WEIGHTS + full(row);
    }
    default:
      return unreachable(order);
  }
}

/** Where each country stands by its name in the chosen language. */
function countryRanks(rows: readonly Row[], { countryName, collator }: OrderContext): ReadonlyMap<string, number> {
  const codes = [...new Set(rows.map((row) => row.country))];
  codes.sort((a, b) => collator.compare(countryName(a), countryName(b)));
  return new Map(codes.map((code, rank) => [code, rank]));
}
