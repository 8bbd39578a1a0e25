import { HOME_COUNTRIES, leastOf, type Row } from '@safe-haven/contracts';
import { isDraft } from './drafts.ts';

/**
 * Free places of several shelters. Exact rows are summed by state, banded rows by the minimum of their bands, so that a
 * sum of bands has no split into held and occupied.
 */
export interface Totals {
  readonly shelters: number;
  /** Number of exact shelters; if all are, the sum is exact. */
  readonly exactShelters: number;
  readonly exactFree: number;
  readonly leastInBands: number;
  readonly spare: number;
  readonly held: number;
  readonly occupied: number;
  readonly out: number;
  /** Of what is in service, extra places that were opened for surges (SU-8). */
  readonly extra: number;
  /** Shelters that were asked to confirm, and how many have done so since. */
  readonly asked: number;
  readonly confirmed: number;
  /** The earliest hour at which one was asked; '': none. */
  readonly since: string;
}

/** The displayed total: exact if all shelters are exact, else "at least". */
export type FreeTotal = { readonly kind: 'exact' | 'at_least'; readonly free: number };

/** Sums rows; a draft is in no sum (VA-11). `clock`: the current wall-clock time, "13:24". */
export function totalsOf(rows: Iterable<Row>, clock = LATEST): Totals {
  const sum = nothing();
  for (const row of rows) if (!isDraft(row)) add(sum, row, clock);
  return sum;
}

/** The end of the day: all hours have passed. */
const LATEST = '24:00';

export interface BoardTotals {
  /** The exact shelters. */
  readonly own: Totals;
  readonly network: Totals;
  /** By ISO code: the four countries of the network first. */
  readonly countries: ReadonlyMap<string, Totals>;
}

/** Sums the whole board in one pass. `clock`: the current wall-clock time, "13:24". */
export function boardTotalsOf(rows: Iterable<Row>, clock = LATEST): BoardTotals {
  const own = nothing();
  const network = nothing();
  const countries = new Map<string, Sum>(HOME_COUNTRIES.map((code) => [code, nothing()]));
  for (const row of rows) {
    if (isDraft(row)) continue;
    const country = countries.get(row.country) ?? nothing();
    countries.set(row.country, country);
    add(country, row, clock);
    add(network, row, clock);
    if (row.view === 'exact') add(own, row, clock);
  }
  for (const [code, { shelters }] of countries) if (shelters === 0) countries.delete(code);
  return { own, network, countries };
}

type Sum = { -readonly [K in keyof Totals]: Totals[K] };

const nothing = (): Sum => ({
  shelters: 0,
  exactShelters: 0,
  exactFree: 0,
  leastInBands: 0,
  spare: 0,
  held: 0,
  occupied: 0,
  out: 0,
  extra: 0,
  asked: 0,
  confirmed: 0,
  since: '',
});

function add(sum: Sum, row: Row, clock: string): void {
  sum.shelters += 1;
  if (row.view !== 'unreadable') sum.extra += row.extra?.places ?? 0;
  addCheck(sum, row, clock);
  if (row.view === 'banded') sum.leastInBands += leastOf(row.places.band);
  if (row.view !== 'exact') return;
  sum.exactShelters += 1;
  // An overbooked shelter has no free place, not fewer.
  sum.exactFree += Math.max(0, row.places.free);
  sum.spare += row.places.spare;
  sum.held += row.places.held;
  sum.occupied += row.places.occupied;
  sum.out += row.places.outOfService;
}

/** Whether one hour is earlier than another, where hours later than `clock` were yesterday. */
const isBefore = (a: string, b: string, clock: string): boolean => (a > clock === b > clock ? a < b : a > clock);

function addCheck(sum: Sum, row: Row, clock: string): void {
  if (row.view === 'unreadable' || row.check === undefined) return;
  const { hour, done } = row.check;
  sum.asked += 1;
  if (done) sum.confirmed += 1;
  if (sum.since === '' || isBefore(hour, sum.since, clock)) sum.since = hour;
}

/** The free places of a sum, as they are displayed. */
export const freeOf = (totals: Totals): FreeTotal => ({
  kind: totals.exactShelters === totals.shelters ? 'exact' : 'at_least',
  free: totals.exactFree + totals.leastInBands,
});
