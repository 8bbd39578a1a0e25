import { type Bound, boundOf } from './bound.ts';
import { goodStart } from './local-search.ts';
import type { PlanProblem } from './problem.ts';
import { amountIn, type Chosen, costOf, loadOf, type SearchData, searchData } from './search-data.ts';
import { seeded } from './seeded.ts';

/** After so many nodes the best plan so far is the plan, with what is known of better ones. By work, never by a clock. */
const NODES = 400;
/** How often prices climb where nothing is decided yet, and at each node after it. */
const [STEPS_AT_ROOT, STEPS] = [100, 25];

export interface Solution {
  /** Of each unit the index of its option in the problem; null: no place. */
  readonly chosen: readonly (number | null)[];
  /** No plan costs less than this. */
  readonly bound: number;
  readonly nodes: number;
  /** What the rows are worth, by the bound of the whole. */
  readonly prices: readonly number[];
  /** Ended by its amount of work: the bound may be lower than the cost. */
  readonly stopped: boolean;
}

/** What is still allowed, and the bound that is known before it is looked at. */
interface Node {
  readonly allowed: readonly (readonly number[])[];
  readonly prices: readonly number[];
  readonly least: number;
}

export interface SolveOptions {
  readonly nodes?: number;
  /** A plan that is known already. */
  readonly known?: readonly (number | null)[];
  /** What is known to cost no less. */
  readonly least?: number;
  /** Where the prices of rows begin. */
  readonly prices?: readonly number[];
}

/** The same problem starts from the same chances. */
const SEED = 1;

/** The cheapest plan: branch and bound, depth first. The same problem gives the same plan. */
export function solve(
  problem: PlanProblem,
  weights: readonly number[],
  { nodes = NODES, known, least = 0, prices = problem.capacities.map(() => 0) }: SolveOptions = {},
): Solution {
  const data = searchData(problem, weights);
  let worth = prices;
  let best = goodStart(data, seeded(SEED), known === undefined ? undefined : numbersOf(problem, known));
  let upper = costOf(data, best);
  const seen = (chosen: Chosen) => {
    const cost = costOf(data, chosen);
    if (cost >= upper || isOver(data, chosen)) return;
    [best, upper] = [chosen, cost];
  };
  const open: Node[] = [{ allowed: data.options, prices, least }];
  let done = 0;
  while (open.length > 0 && done < nodes) {
    const node = open.pop() as Node;
    if (node.least >= upper) continue;
    const steps = done === 0 ? STEPS_AT_ROOT : STEPS;
    done++;
    const bound = boundOf(data, node.allowed, node.prices, { upper: () => upper, steps, seen });
    if (done === 1 && bound !== null) worth = bound.prices;
    if (bound === null || bound.least >= upper) continue;
    const allowed = worthTrying(node.allowed, bound, upper);
    open.push(...branches(data, { ...node, allowed }, { ...bound, least: Math.max(bound.least, node.least) }));
  }
  const left = open.filter(({ least }) => least < upper);
  return {
    chosen: best.map((option, unit) => indexOf(data, problem, option, unit)),
    bound: left.reduce((least, node) => Math.min(least, node.least), upper),
    nodes: done,
    prices: worth,
    stopped: left.length > 0,
  };
}

/** The numbers of options of each unit. */
function numbersOf({ units }: PlanProblem, chosen: readonly (number | null)[]): Chosen {
  let before = 0;
  return units.map(({ options }, unit) => {
    const number = before + (chosen[unit] ?? options.length);
    before += options.length + 1;
    return number;
  });
}

/** Options are numbered unit by unit, and the last of each is to have no place. */
function indexOf(data: SearchData, problem: PlanProblem, option: number, unit: number): number | null {
  if (data.columns[option] === -1) return null;
  const before = problem.units.slice(0, unit).reduce((sum, { options }) => sum + options.length + 1, 0);
  return option - before;
}

const isOver = (data: SearchData, chosen: Chosen): boolean =>
  loadOf(data, chosen).some((amount, row) => amount > (data.capacities[row] as number));

/** Without the options that no better plan has: with them the bound is what the best plan costs already. */
const worthTrying = (
  allowed: readonly (readonly number[])[],
  { chosen, least, extra }: Bound,
  upper: number,
): readonly (readonly number[])[] =>
  allowed.map((options, unit) =>
    options.filter((option) => option === chosen[unit] || least + extra(unit, option) < upper),
  );

/** Two halves of what is allowed. The first to be looked at is last. */
function branches(data: SearchData, { allowed }: Node, { chosen, prices, least }: Bound): readonly Node[] {
  const loose = pricedForNothing(data, allowed, chosen, prices);
  const split = loose === null ? splitAt(data, allowed, chosen, prices) : null;
  if (loose !== null) return [{ allowed, prices: loose, least }];
  if (split === null) return [];
  const half = (inHalf: boolean): readonly Node[] => {
    const narrowed = allowed.map((options, unit) =>
      unit === split.unit ? options.filter((option) => split.has(option) === inHalf) : options,
    );
    const fitting = withoutMisfits(data, narrowed);
    return fitting === null ? [] : [{ allowed: fitting, prices, least }];
  };
  return [...half(false), ...half(true)];
}

const usesRow = ({ uses }: SearchData, option: number, row: number): boolean =>
  amountIn(uses[option] as readonly number[], row) > 0;

/** Whether a unit may still use a row, and may still not. */
function isOpen(data: SearchData, options: readonly number[], row: number): boolean {
  const using = options.filter((option) => usesRow(data, option, row)).length;
  return using > 0 && using < options.length;
}

/** Prices without those of rows that have space left and that nobody decides about any more; null: there are none. */
function pricedForNothing(
  data: SearchData,
  allowed: readonly (readonly number[])[],
  chosen: Chosen,
  prices: readonly number[],
): readonly number[] | null {
  const load = loadOf(data, chosen);
  const isLoose = (row: number) =>
    prices[row] !== 0 &&
    (load[row] as number) < (data.capacities[row] as number) &&
    !(data.users[row] as readonly number[]).some((unit) => isOpen(data, allowed[unit] ?? [], row));
  return prices.some((_, row) => isLoose(row)) ? prices.map((price, row) => (isLoose(row) ? 0 : price)) : null;
}

interface Split {
  readonly unit: number;
  readonly has: (option: number) => boolean;
}

/**
 * The row of which most is asked beyond what it takes, and the unit that asks most of it. Where nothing is asked too much,
 * the priced row with space left, and a unit that may still use it; else the choice of a unit that has another.
 */
function splitAt(
  data: SearchData,
  allowed: readonly (readonly number[])[],
  chosen: Chosen,
  prices: readonly number[],
): Split | null {
  const load = loadOf(data, chosen);
  const over = load.map((amount, row) => amount - (data.capacities[row] as number));
  const worst = rowsBy(over.map((by) => Math.max(0, by)));
  const spare = rowsBy(over.map((by, row) => Math.max(0, -by) * (prices[row] as number)));
  for (const row of [...worst, ...spare]) {
    const amount = (unit: number) => amountIn(data.uses[chosen[unit] as number] as readonly number[], row);
    const units = (data.users[row] as readonly number[]).filter((unit) => isOpen(data, allowed[unit] ?? [], row));
    const unit = units.sort((a, b) => amount(b) - amount(a))[0];
    if (unit !== undefined) return { unit, has: (option) => usesRow(data, option, row) };
  }
  const unit = allowed.findIndex((options) => options.length > 1);
  return unit === -1 ? null : { unit, has: (option) => option === chosen[unit] };
}

/** Rows with more than nothing, the most first. */
const rowsBy = (by: readonly number[]): readonly number[] =>
  by
    .map((value, row) => ({ value, row }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ row }) => row);

/** Without the options that no longer fit with what is sure to be used; null: somebody has none left. */
function withoutMisfits(
  data: SearchData,
  allowed: readonly (readonly number[])[],
): readonly (readonly number[])[] | null {
  const sure = data.capacities.map((_, row) =>
    (data.users[row] as readonly number[]).map((unit) => ({ unit, least: leastIn(data, allowed[unit] ?? [], row) })),
  );
  const space = sure.map((units, row) =>
    units.reduce((left, { least }) => left - least, data.capacities[row] as number),
  );
  if (space.some((left) => left < 0)) return null;
  const leastOf = (unit: number, row: number) => sure[row]?.find((other) => other.unit === unit)?.least ?? 0;
  const fitting = allowed.map((options, unit) =>
    options.filter((option) => {
      const rows = data.uses[option] as readonly number[];
      for (let i = 0; i < rows.length; i += 2) {
        const row = rows[i] as number;
        if ((rows[i + 1] as number) > (space[row] as number) + leastOf(unit, row)) return false;
      }
      return true;
    }),
  );
  return fitting.some((options) => options.length === 0) ? null : fitting;
}

function leastIn({ uses }: SearchData, options: readonly number[], row: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const option of options) least = Math.min(least, amountIn(uses[option] as readonly number[], row));
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}
