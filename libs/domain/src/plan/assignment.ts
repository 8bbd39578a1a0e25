import type { SearchData } from './search-data.ts';

/** The cheapest way to give each unit one first room, no room more often than it is there. */
export interface Assignment {
  readonly value: number;
  readonly chosen: readonly number[];
  /** How much more it costs at least to give a unit this option instead. */
  readonly extra: (unit: number, option: number) => number;
}

const NONE = -1;

/**
 * Shortest augmenting paths with potentials. `priced`: the cost of each option; `allowed`: the options that each unit has.
 * All costs are whole numbers, so the value is exact. Null: some unit can't have any of its options.
 */
export function assign(
  data: SearchData,
  allowed: readonly (readonly number[])[],
  priced: Float64Array,
): Assignment | null {
  const matching = new Matching(data, allowed, priced);
  for (let unit = 0; unit < allowed.length; unit++) if (!matching.add(unit)) return null;
  return matching;
}

class Matching implements Assignment {
  readonly #data: SearchData;
  readonly #priced: Float64Array;
  /** The columns of each unit with their cheapest options; a unit without a place has a column of its own. */
  readonly #edges: readonly (readonly number[])[];
  readonly #capacity: Int32Array;
  readonly #load: Int32Array;
  /** What a column, and a unit, adds to the cost. */
  readonly #ofColumn: Float64Array;
  readonly #ofUnit: Float64Array;
  /** The option and column of each unit so far. */
  readonly #option: Int32Array;
  readonly #column: Int32Array;
  /** Of the path that is looked for: how far each column is, from which unit, by which option. */
  readonly #far: Float64Array;
  readonly #from: Int32Array;
  readonly #by: Int32Array;
  readonly #done: Uint8Array;
  #reached: number[] = [];

  constructor(data: SearchData, allowed: readonly (readonly number[])[], priced: Float64Array) {
    const { rooms, capacities } = data;
    const many = rooms + allowed.length;
    [this.#data, this.#priced] = [data, priced];
    this.#capacity = Int32Array.from({ length: many }, (_, column) =>
      column < rooms ? (capacities[column] as number) : 1,
    );
    this.#load = new Int32Array(many);
    this.#ofColumn = new Float64Array(many);
    this.#ofUnit = new Float64Array(allowed.length);
    this.#option = new Int32Array(allowed.length).fill(NONE);
    this.#column = new Int32Array(allowed.length).fill(NONE);
    this.#far = new Float64Array(many).fill(Number.POSITIVE_INFINITY);
    this.#from = new Int32Array(many);
    this.#by = new Int32Array(many);
    this.#done = new Uint8Array(many);
    const cheapest = new Int32Array(many).fill(NONE);
    this.#edges = allowed.map((options, unit) => edgesOf(data, options, priced, { cheapest, nowhere: rooms + unit }));
  }

  get value(): number {
    return this.#option.reduce((sum, option) => sum + (this.#priced[option] as number), 0);
  }

  get chosen(): readonly number[] {
    return [...this.#option];
  }

  extra(unit: number, option: number): number {
    const at = this.#data.columns[option] as number;
    const ofColumn = at === NONE ? 0 : (this.#ofColumn[at] as number);
    return (this.#priced[option] as number) - (this.#ofUnit[unit] as number) - ofColumn;
  }

  /** Gives a unit a column; others move along the shortest path. */
  add(start: number): boolean {
    this.#ofUnit[start] = 0;
    this.#relax(start, 0);
    let at = this.#nearest();
    while (at !== NONE && this.#load[at] === this.#capacity[at]) {
      this.#done[at] = 1;
      for (let unit = 0; unit < start; unit++) {
        if (this.#column[unit] === at) this.#relax(unit, this.#far[at] as number);
      }
      at = this.#nearest();
    }
    if (at === NONE) return false;
    this.#settle(start, this.#far[at] as number);
    this.#move(start, at);
    return true;
  }

  #relax(unit: number, so: number): void {
    const edges = this.#edges[unit] as readonly number[];
    const base = so - (this.#ofUnit[unit] as number);
    for (let i = 0; i < edges.length; i += 2) {
      const column = edges[i] as number;
      if (this.#done[column] === 1) continue;
      const option = edges[i + 1] as number;
      const there = base + (this.#priced[option] as number) - (this.#ofColumn[column] as number);
      const known = this.#far[column] as number;
      if (known <= there) continue;
      if (known === Number.POSITIVE_INFINITY) this.#reached.push(column);
      this.#far[column] = there;
      this.#from[column] = unit;
      this.#by[column] = option;
    }
  }

  #nearest(): number {
    let [best, least] = [NONE, Number.POSITIVE_INFINITY];
    for (const column of this.#reached) {
      const so = this.#far[column] as number;
      if (so < least && this.#done[column] === 0) [best, least] = [column, so];
    }
    return best;
  }

  /** Keeps every difference of cost and potentials at zero or more. */
  #settle(start: number, length: number): void {
    this.#ofUnit[start] = (this.#ofUnit[start] as number) + length;
    for (let unit = 0; unit < start; unit++) {
      const column = this.#column[unit] as number;
      if (this.#done[column] === 1) {
        this.#ofUnit[unit] = (this.#ofUnit[unit] as number) + length - (this.#far[column] as number);
      }
    }
    for (const column of this.#reached) {
      if (this.#done[column] === 0) continue;
      this.#ofColumn[column] = (this.#ofColumn[column] as number) - (length - (this.#far[column] as number));
    }
  }

  #move(start: number, to: number): void {
    this.#load[to] = (this.#load[to] as number) + 1;
    for (let column = to; column !== NONE; ) {
      const unit = this.#from[column] as number;
      const before = this.#column[unit] as number;
      this.#column[unit] = column;
      this.#option[unit] = this.#by[column] as number;
      column = unit === start ? NONE : before;
    }
    for (const column of this.#reached) {
      this.#far[column] = Number.POSITIVE_INFINITY;
      this.#done[column] = 0;
    }
    this.#reached = [];
  }
}

/** Of each first room the cheapest option, as pairs; `nowhere` is the column of a unit without a place. */
function edgesOf(
  { columns }: SearchData,
  options: readonly number[],
  priced: Float64Array,
  { cheapest, nowhere }: { readonly cheapest: Int32Array; readonly nowhere: number },
): readonly number[] {
  const found: number[] = [];
  for (const option of options) {
    const at = columns[option] as number;
    const column = at === NONE ? nowhere : at;
    const known = cheapest[column] as number;
    if (known === NONE) found.push(column);
    if (known === NONE || (priced[option] as number) < (priced[known] as number)) cheapest[column] = option;
  }
  return found.flatMap((column) => {
    const option = cheapest[column] as number;
    cheapest[column] = NONE;
    return [column, option];
  });
}
