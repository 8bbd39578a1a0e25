/** A sum: the people of these columns together are from `low` to `high`. */
export interface SumRange {
  readonly columns: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** The possible range of each column. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const ROUNDS = 40;
const NOISE = 1e-7;

/**
 * Interval propagation: narrows the range of each column by every known sum and the ranges of the other columns. `whole`:
 * people were counted once a day, so that a column is an integer.
 */
export function narrowed(bounds: Bounds, ranges: readonly SumRange[], whole: boolean): Bounds {
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const fact of ranges) changed = narrowBy(bounds, fact, whole) || changed;
    if (!changed) break;
  }
  return bounds;
}

function narrowBy({ low, high }: Bounds, { columns, ...sum }: SumRange, whole: boolean): boolean {
  let changed = false;
  const [lows, highs] = [total(low, columns), total(high, columns)];
  for (const c of columns) {
    let least = sum.low - (highs - high[c]!);
    let most = sum.high - (lows - low[c]!);
    if (whole) [least, most] = [Math.ceil(least - NOISE), Math.floor(most + NOISE)];
    if (least > low[c]! + NOISE) {
      low[c] = least;
      changed = true;
    }
    if (most < high[c]! - NOISE) {
      high[c] = most;
      changed = true;
    }
  }
  return changed;
}

/** The known sums, by the columns that they contain. */
export type RangesByColumn = ReadonlyMap<number, readonly (SumRange & { readonly all: ReadonlySet<number> })[]>;

export function byColumn(ranges: readonly SumRange[]): RangesByColumn {
  const sums = ranges.map((sum) => ({ ...sum, all: new Set(sum.columns) }));
  const of = new Map<number, (typeof sums)[number][]>();
  for (const sum of sums) for (const c of sum.columns) of.set(c, [...(of.get(c) ?? []), sum]);
  return of;
}

/** The possible range of the sum of some columns: from each column alone, and as the rest of each sum that contains them. */
export function boundsOf(columns: readonly number[], { low, high }: Bounds, ranges: RangesByColumn): [number, number] {
  let [least, most] = [total(low, columns), total(high, columns)];
  for (const sum of ranges.get(columns[0]!) ?? []) {
    if (!columns.every((c) => sum.all.has(c))) continue;
    const rest = sum.columns.filter((c) => !columns.includes(c));
    least = Math.max(least, sum.low - total(high, rest));
    most = Math.min(most, sum.high - total(low, rest));
  }
  return [least, most];
}

const total = (of: Float64Array, columns: readonly number[]): number => columns.reduce((n, c) => n + of[c]!, 0);
