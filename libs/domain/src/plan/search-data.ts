import type { PlanProblem } from './problem.ts';
import { weigh } from './weights.ts';

/**
 * The problem as the search reads it: options in one numbering over all units, each with its cost as one number. A unit's
 * last option is to have no place.
 */
export interface SearchData {
  readonly capacities: readonly number[];
  /** So many of the first rows are rooms: the others are never a first room. */
  readonly rooms: number;
  readonly costs: readonly number[];
  /** The first room; -1: no place. */
  readonly columns: readonly number[];
  /** Rows and amounts of each option, as pairs in a row. */
  readonly uses: readonly (readonly number[])[];
  /** Numbers of the options of each unit, the cheapest first. */
  readonly options: readonly (readonly number[])[];
  /** For each row the units that may use it. */
  readonly users: readonly (readonly number[])[];
}

/** Choices of a whole plan: the number of an option for each unit. */
export type Chosen = readonly number[];

export function searchData({ capacities, units }: PlanProblem, weights: readonly number[]): SearchData {
  const [costs, columns, uses]: [number[], number[], number[][]] = [[], [], []];
  const users = capacities.map(() => new Set<number>());
  const options = units.map((unit, u) => {
    const first = costs.length;
    for (const option of unit.options) {
      costs.push(weigh(option.levels, weights));
      columns.push(option.column);
      uses.push(option.uses.flatMap(({ row, amount }) => [row, amount]));
      for (const { row } of option.uses) (users[row] as Set<number>).add(u);
    }
    costs.push(weigh(unit.missing, weights));
    columns.push(-1);
    uses.push([]);
    const all = Array.from({ length: costs.length - first }, (_, i) => first + i);
    return all.sort((a, b) => (costs[a] as number) - (costs[b] as number) || a - b);
  });
  const rooms = columns.reduce((most, column) => Math.max(most, column + 1), 0);
  return { capacities, rooms, costs, columns, uses, options, users: users.map((all) => [...all]) };
}

export const costOf = ({ costs }: SearchData, chosen: Chosen): number =>
  chosen.reduce((sum, option) => sum + (costs[option] as number), 0);

/** How much of a row an option uses. */
export function amountIn(uses: readonly number[], row: number): number {
  for (let i = 0; i < uses.length; i += 2) if (uses[i] === row) return uses[i + 1] as number;
  return 0;
}

/** What each row has to take. */
export function loadOf({ capacities, uses }: SearchData, chosen: Chosen): number[] {
  const load = capacities.map(() => 0);
  for (const option of chosen) addTo(load, uses[option] as readonly number[], 1);
  return load;
}

export function addTo(load: number[], uses: readonly number[], times: 1 | -1): void {
  for (let i = 0; i < uses.length; i += 2) {
    const row = uses[i] as number;
    load[row] = (load[row] as number) + times * (uses[i + 1] as number);
  }
}
