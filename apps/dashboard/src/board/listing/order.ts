import { type Freshness, freshnessOf, leastOf, type Row } from '@safe-haven/contracts';
import type { Order } from './criteria.ts';
import type { NameRanks } from './name-ranks.ts';

/** What the list compares rows by. */
export interface OrderContext {
  readonly nameRanks: NameRanks;
  /** Where each country stands by its name. */
  countryRank(code: string): number;
  readonly now: number;
}

/** The least number of free places that a row promises; a house that can't be read comes after all others. */
export const leastFree = (row: Row): number =>
  row.view === 'exact' ? row.places.free : row.view === 'banded' ? leastOf(row.places.band) : -1;

/** When somebody last said or did something that makes an exact row's numbers right. */
export const lastSaid = (row: Extract<Row, { view: 'exact' }>): string => {
  const reported = row.mode === 'counted' ? row.reported?.asOf : undefined;
  if (reported) return reported;
  return row.confirmedAt !== null && row.confirmedAt > row.changedAt ? row.confirmedAt : row.changedAt;
};

/** Exact rows age before our eyes; a banded row only says its class. */
export const freshnessOfRow = (row: Row, now: number): Freshness | null =>
  row.view === 'exact' ? freshnessOf(lastSaid(row), now) : row.view === 'banded' ? row.freshness : null;

const FRESHEST_FIRST: readonly (Freshness | null)[] = ['fresh', 'ageing', 'stale', null];

/** Compares two rows; rows that are equal in what was asked for follow their names, so that the order is one. */
export function comparing(order: Order, context: OrderContext): (a: Row, b: Row) => number {
  const rank = (row: Row) => context.nameRanks.get(row.shelterId) ?? 0;
  const age = (row: Row) => FRESHEST_FIRST.indexOf(freshnessOfRow(row, context.now));
  const byName = (a: Row, b: Row) => rank(a) - rank(b);
  const byFree = (a: Row, b: Row) => leastFree(b) - leastFree(a) || byName(a, b);
  switch (order) {
    case 'most_free':
      return byFree;
    case 'name':
      return byName;
    case 'freshness':
      return (a, b) => age(a) - age(b) || byFree(a, b);
    case 'country':
      return (a, b) => context.countryRank(a.country) - context.countryRank(b.country) || byFree(a, b);
    default:
      return unreachable(order);
  }
}

function unreachable(order: never): never {
  throw new Error(`an unknown order: ${String(order)}`);
}
