import { assign } from './assignment.ts';
import { type Chosen, loadOf, type SearchData } from './search-data.ts';

/** What no plan among the allowed options costs less than. */
export interface Bound {
  readonly least: number;
  /** The choices whose cost with prices is that bound; they may ask more of a room than there is. */
  readonly chosen: Chosen;
  /** What the bound asks for each row. */
  readonly prices: readonly number[];
  /** How much more the bound is at least where a unit has this option. */
  readonly extra: (unit: number, option: number) => number;
}

/** Below this share of the gap a step changes nothing that counts. */
const SMALLEST_STEP = 1e-9;

/**
 * Prices for what rooms take, so that choices that need the same places become dear: what the cheapest choices then cost,
 * less what all places are worth, is a bound for every plan. The prices climb for `steps` at most. `seen`: called every
 * choice on the way. Null: nothing is allowed for somebody.
 */
export function boundOf(
  data: SearchData,
  allowed: readonly (readonly number[])[],
  start: readonly number[],
  { upper, steps, seen }: { readonly upper: () => number; readonly steps: number; readonly seen: (c: Chosen) => void },
): Bound | null {
  let prices = start;
  let best: Bound | null = null;
  let share = 1;
  for (let step = 0; step < steps; step++) {
    const found = boundAt(data, allowed, prices);
    if (found === null) return null;
    const { bound, over } = found;
    seen(bound.chosen);
    if (best === null || bound.least > best.least) best = bound;
    else share *= 0.7;
    if (best.least >= upper() || share < SMALLEST_STEP) return best;
    const length = over.reduce((sum, by) => sum + by * by, 0);
    if (length === 0) return best;
    const by = (share * Math.max(1, upper() - bound.least)) / length;
    prices = prices.map((price, row) => Math.max(0, Math.round(price + by * (over[row] as number))));
  }
  return best;
}

function boundAt(
  data: SearchData,
  allowed: readonly (readonly number[])[],
  prices: readonly number[],
): { readonly bound: Bound; readonly over: readonly number[] } | null {
  const priced = pricedCosts(data, allowed, prices);
  const assignment = assign(data, allowed, priced);
  if (assignment === null) return null;
  const { capacities } = data;
  const worth = prices.reduce((sum, price, row) => sum + price * (capacities[row] as number), 0);
  const load = loadOf(data, assignment.chosen);
  // A room with space left and no price stays without one, and weighs nothing in the step.
  const over = load.map((amount, row) =>
    prices[row] === 0 ? Math.max(0, amount - (capacities[row] as number)) : amount - (capacities[row] as number),
  );
  const { chosen } = assignment;
  const extra = (unit: number, option: number) => assignment.extra(unit, option);
  return { bound: { least: assignment.value - worth, chosen, prices, extra }, over };
}

function pricedCosts(
  { costs, uses }: SearchData,
  allowed: readonly (readonly number[])[],
  prices: readonly number[],
): Float64Array {
  const priced = new Float64Array(costs.length);
  for (const options of allowed) {
    for (const option of options) {
      const rows = uses[option] as readonly number[];
      let cost = costs[option] as number;
      for (let i = 0; i < rows.length; i += 2) cost += (prices[rows[i] as number] as number) * (rows[i + 1] as number);
      priced[option] = cost;
    }
  }
  return priced;
}
