import { HOME_COUNTRIES, leastOf, type Row } from '@safe-haven/contracts';

/**
 * Free places of several houses. Exact rows are summed state by state; banded rows only by the least that their bands
 * promise, so that a sum of bands never grows a split into held and occupied (domain.md, privacy).
 */
export interface Totals {
  readonly shelters: number;
  /** Houses whose numbers are exact; all of them: the sum is exact. */
  readonly exactShelters: number;
  readonly exactFree: number;
  readonly leastInBands: number;
  readonly spare: number;
  readonly held: number;
  readonly occupied: number;
  readonly out: number;
  /** Houses that are asked whether their numbers are still correct, and how many have said so since. */
  readonly asked: number;
  readonly confirmed: number;
  /** At which hour the first of them was asked; '': none was. */
  readonly since: string;
}

/** What the big number says: exact only if every house inside is exact, else "at least". */
export type FreeTotal = { readonly kind: 'exact' | 'at_least'; readonly free: number };

export function totalsOf(rows: Iterable<Row>, clock = LATEST): Totals {
  const sum = nothing();
  for (const row of rows) add(sum, row, clock);
  return sum;
}

/** The end of a day: every hour has been. */
const LATEST = '24:00';

export interface BoardTotals {
  /** The houses whose numbers are exact. */
  readonly own: Totals;
  readonly network: Totals;
  /** By ISO code: the network's four first, as everywhere, then others. */
  readonly countries: ReadonlyMap<string, Totals>;
}

/** The sums of the whole board in one pass. `clock`: what the clock on the wall shows, "13:24". */
export function boardTotalsOf(rows: Iterable<Row>, clock = LATEST): BoardTotals {
  const own = nothing();
  const network = nothing();
  const countries = new Map<string, Sum>(HOME_COUNTRIES.map((code) => [code, nothing()]));
  for (const row of rows) {
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
  asked: 0,
  confirmed: 0,
  since: '',
});

function add(sum: Sum, row: Row, clock: string): void {
  sum.shelters += 1;
  addCheck(sum, row, clock);
  if (row.view === 'banded') sum.leastInBands += leastOf(row.places.band);
  if (row.view !== 'exact') return;
  sum.exactShelters += 1;
  // A house over its capacity has no free place, never fewer than none.
  sum.exactFree += Math.max(0, row.places.free);
  sum.spare += row.places.spare;
  sum.held += row.places.held;
  sum.occupied += row.places.occupied;
  sum.out += row.places.outOfService;
}

/** Whether one hour was before another by a clock: what the clock has yet to show was yesterday. */
const isBefore = (a: string, b: string, clock: string): boolean => (a > clock === b > clock ? a < b : a > clock);

function addCheck(sum: Sum, row: Row, clock: string): void {
  if (row.view === 'unreadable' || row.check === undefined) return;
  const { hour, done } = row.check;
  sum.asked += 1;
  if (done) sum.confirmed += 1;
  if (sum.since === '' || isBefore(hour, sum.since, clock)) sum.since = hour;
}

export const freeOf = (totals: Totals): FreeTotal => ({
  kind: totals.exactShelters === totals.shelters ? 'exact' : 'at_least',
  free: totals.exactFree + totals.leastInBands,
});
