/** The people of these columns together are from `low` to `high`. */
export interface Told {
  readonly columns: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What is possible in each column. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const ROUNDS = 40;
const NOISE = 1e-7;

/**
 * Interval propagation: from what is told about sums, what is left possible for each column, each time given what
 * is left for the others. `whole`: people were counted once a day, so that a column is a whole number.
 */
export function narrowed(bounds: Bounds, told: readonly Told[], whole: boolean): Bounds {
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const fact of told) changed = narrowBy(bounds, fact, whole) || changed;
    if (!changed) break;
  }
  return bounds;
}

function narrowBy({ low, high }: Bounds, { columns, ...sum }: Told, whole: boolean): boolean {
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

/** What is told, by the columns that it is about. */
export type ToldOf = ReadonlyMap<number, readonly (Told & { readonly all: ReadonlySet<number> })[]>;

export function byColumn(told: readonly Told[]): ToldOf {
  const sums = told.map((sum) => ({ ...sum, all: new Set(sum.columns) }));
  const of = new Map<number, (typeof sums)[number][]>();
  for (const sum of sums) for (const c of sum.columns) of.set(c, [...(of.get(c) ?? []), sum]);
  return of;
}

/** What is left possible for the sum of some columns: of each alone, and as the rest of each sum that holds them. */
export function boundsOf(columns: readonly number[], { low, high }: Bounds, told: ToldOf): [number, number] {
  let [least, most] = [total(low, columns), total(high, columns)];
  for (const sum of told.get(columns[0]!) ?? []) {
    if (!columns.every((c) => sum.all.has(c))) continue;
    const rest = sum.columns.filter((c) => !columns.includes(c));
    least = Math.max(least, sum.low - total(high, rest));
    most = Math.min(most, sum.high - total(low, rest));
  }
  return [least, most];
}

const total = (of: Float64Array, columns: readonly number[]): number => columns.reduce((n, c) => n + of[c]!, 0);
