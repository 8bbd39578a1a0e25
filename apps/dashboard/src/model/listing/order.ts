import { type Freshness, leastOf, type Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { freshnessOfRow } from '../freshness.ts';
import type { Order } from './criteria.ts';
import type { ShelterIndex } from './shelter-index.ts';

/** The context of an order. */
export interface OrderContext {
  readonly index: ShelterIndex;
  countryName(code: string): string;
  readonly collator: Intl.Collator;
  readonly now: number;
}

/** The minimum of free places of a row; unreadable shelters come last. */
const leastFree = (row: Row): number =>
  row.view === 'exact' ? row.places.free : row.view === 'banded' ? leastOf(row.places.band) : -1;

const FRESHEST_FIRST: readonly (Freshness | null)[] = ['fresh', 'ageing', 'stale', null];

/** Upper limit of free places in a weight; a shelter may also have fewer than zero. */
const MAX_FREE = 4_000;
const FREE_WEIGHTS = 2 * MAX_FREE + 1;
/** Upper limit of shelters; times the other weights it stays a safe integer (2^53). */
const MAX_SHELTERS = 2 ** 20;

/**
 * Sorts rows; ties are ordered by name. Each row becomes one number of weight and name rank: sorting ten thousand
 * numbers takes a third of the time of comparing rows.
 */
export function sorted(rows: readonly Row[], order: Order, context: OrderContext): readonly Row[] {
  const { rankAt, placeAt } = context.index;
  const weight = weightFor(rows, order, context);
  const keys = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++) keys[place] = weight(rows[place]!) * MAX_SHELTERS + rankAt[place]!;
  return Array.from(keys.sort(), (key) => rows[placeAt[key % MAX_SHELTERS]!]!);
}

/** The weight of a row in an order: integers from 0, lowest first. */
function weightFor(rows: readonly Row[], order: Order, context: OrderContext): (row: Row) => number {
  const full = (row: Row) => MAX_FREE - Math.max(-MAX_FREE, Math.min(MAX_FREE, leastFree(row)));
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

/** The rank of each country by its name in the current language. */
function countryRanks(rows: readonly Row[], { countryName, collator }: OrderContext): ReadonlyMap<string, number> {
  const codes = [...new Set(rows.map((row) => row.country))];
  codes.sort((a, b) => collator.compare(countryName(a), countryName(b)));
  return new Map(codes.map((code, rank) => [code, rank]));
}
