/** Below 2^26, so that a product is an exact double. */
const P = 67_108_859;

type Row = Float64Array;

/**
 * The linear span of some sums (Gaussian elimination modulo a prime, so that nothing is rounded): which other sums follow
 * from them by adding, subtracting and scaling.
 */
export class Span {
  readonly #width: number;
  readonly #rows: { readonly pivot: number; readonly row: Row }[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** Adds the sum of these columns to the known ones. */
  add(columns: readonly number[]): void {
    const row = this.#reduced(columns);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    const inverse = inverseOf(row[pivot]!);
    for (let i = pivot; i < row.length; i++) row[i] = (row[i]! * inverse) % P;
    this.#rows.push({ pivot, row });
  }

  /** Whether the sum of these columns follows from the known ones. */
  contains(columns: readonly number[]): boolean {
    return this.#reduced(columns).every((value) => value === 0);
  }

  #reduced(columns: readonly number[]): Row {
    const row = new Float64Array(this.#width);
    for (const column of columns) row[column] = 1;
    for (const stored of this.#rows) {
      const factor = row[stored.pivot]!;
      if (factor === 0) continue;
      for (let i = stored.pivot; i < row.length; i++) {
        const value = (row[i]! - factor * stored.row[i]!) % P;
        row[i] = value < 0 ? value + P : value;
      }
    }
    return row;
  }
}

/** By Fermat's little theorem: the power P − 2. */
function inverseOf(value: number): number {
  let [result, base] = [1, value];
  for (let power = P - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % P;
    base = (base * base) % P;
  }
  return result;
}
