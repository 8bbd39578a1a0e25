import { type Freshness, leastOf, type Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { isDraft } from '../board/drafts.ts';
import { freshnessOfRow } from '../freshness.ts';
import type { Order } from './criteria.ts';

/** The context of an order. */
export interface OrderContext {
  readonly index: ShelterIndex;
  countryName(code: string): string;
  readonly collator: Intl.Collator;
  readonly now: number;
}

/** The minimum of free places of a row; unreadable shelters and drafts come last. */
const leastFree = (row: Row): number =>
  isDraft(row) ? -1 : row.view === 'exact' ? row.places.free : row.view === 'banded' ? leastOf(row.places.band) : -1;

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

/**
 * The shelters of the board. The same object while no shelter is added, removed or renamed. An index is a shelter's
 * position among the rows as received.
 */
interface ShelterIndex {
  readonly placeOf: ReadonlyMap<string, number>;
  /** By index: the rank of the shelter by name (ties by id), and the inverse. */
  readonly rankAt: Uint32Array;
  readonly placeAt: Uint32Array;
}

/**
 * Maintains the index of the latest rows. Collation is slow, so it runs only for new names, which are found among
 * changed rows.
 */
export function shelterIndexer(collator: Intl.Collator): (rows: readonly Row[]) => ShelterIndex {
  let previousRows: readonly Row[] = [];
  let index = indexOf(previousRows, collator);
  return (rows) => {
    if (!areSameShelters(previousRows, rows)) index = indexOf(rows, collator);
    previousRows = rows;
    return index;
  };
}

function areSameShelters(before: readonly Row[], rows: readonly Row[]): boolean {
  if (before.length !== rows.length) return false;
  for (let place = 0; place < rows.length; place++) {
    const [a, b] = [before[place]!, rows[place]!];
    if (a !== b && (a.shelterId !== b.shelterId || a.name !== b.name)) return false;
  }
  return true;
}

function indexOf(rows: readonly Row[], collator: Intl.Collator): ShelterIndex {
  const byName = (a: Row, b: Row) => collator.compare(a.name, b.name) || (a.shelterId < b.shelterId ? -1 : 1);
  const placeAt = Uint32Array.from(rows.map((_, place) => place).sort((a, b) => byName(rows[a]!, rows[b]!)));
  const rankAt = new Uint32Array(rows.length);
  placeAt.forEach((place, rank) => {
    rankAt[place] = rank;
  });
  return { placeOf: new Map(rows.map(({ shelterId }, place) => [shelterId, place])), rankAt, placeAt };
}
