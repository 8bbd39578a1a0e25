import { addTo, amountIn, type Chosen, costOf, loadOf, type SearchData } from './search-data.ts';

/** How many times the search starts again from a plan that lost some units. */
const KICKS = 15;
/** How many units may make room for one. */
const BLOCKERS = 3;
/** How many options of a unit others make room for: the cheapest. */
const TRIED = 40;

/** A plan while it is changed: what each unit has, and what that asks of each row. */
interface Working {
  readonly chosen: number[];
  readonly load: number[];
}

/**
 * A good plan before the search: the units that are hardest to place first, each at its cheapest; then units make room for
 * others as long as that costs less; then the same from plans that lost some units by chance, from one seed. Where a plan
 * is known that costs less, it is the first.
 */
export function goodStart(data: SearchData, random: () => number, known?: Chosen): Chosen {
  const hardest = data.options
    .map((_, unit) => unit)
    .sort(
      (a, b) => optionsOf(data, a).length - optionsOf(data, b).length || missingCost(data, b) - missingCost(data, a),
    );
  const nobody = data.options.map((_, unit) => nowhere(data, unit));
  let best: Working = { chosen: nobody, load: loadOf(data, nobody) };
  for (const unit of hardest) placeCheapest(data, best, unit);
  improve(data, best);
  if (known !== undefined) {
    const other: Working = { chosen: [...known], load: loadOf(data, known) };
    improve(data, other);
    if (costOf(data, other.chosen) < costOf(data, best.chosen)) best = other;
  }
  for (let kick = 0; kick < KICKS; kick++) {
    const next = copy(best);
    const order = hardest.map((unit) => ({ unit, at: random() })).sort((a, b) => a.at - b.at);
    const lost = order.slice(0, Math.max(2, Math.ceil(order.length / 4)));
    for (const { unit } of lost) choose(data, next, unit, nowhere(data, unit));
    for (const { unit } of lost) placeCheapest(data, next, unit);
    improve(data, next);
    if (costOf(data, next.chosen) < costOf(data, best.chosen)) best = next;
  }
  return best.chosen;
}

const optionsOf = ({ options }: SearchData, unit: number): readonly number[] => options[unit] as readonly number[];
const nowhere = (data: SearchData, unit: number): number =>
  optionsOf(data, unit).find((option) => data.columns[option] === -1) as number;
const missingCost = (data: SearchData, unit: number): number => data.costs[nowhere(data, unit)] as number;
const copy = ({ chosen, load }: Working): Working => ({ chosen: [...chosen], load: [...load] });

function choose(data: SearchData, plan: Working, unit: number, option: number): void {
  addTo(plan.load, data.uses[plan.chosen[unit] as number] as readonly number[], -1);
  addTo(plan.load, data.uses[option] as readonly number[], 1);
  plan.chosen[unit] = option;
}

/** Whether an option fits once its unit has nothing. */
function fits(data: SearchData, { load, chosen }: Working, unit: number, option: number): boolean {
  const rows = data.uses[option] as readonly number[];
  const now = data.uses[chosen[unit] as number] as readonly number[];
  for (let i = 0; i < rows.length; i += 2) {
    const row = rows[i] as number;
    const without = (load[row] as number) - amountIn(now, row);
    if (without + (rows[i + 1] as number) > (data.capacities[row] as number)) return false;
  }
  return true;
}

/** The cheapest option that fits; to have no place always does. */
function placeCheapest(data: SearchData, plan: Working, unit: number): void {
  const option = optionsOf(data, unit).find((o) => fits(data, plan, unit, o));
  if (option !== undefined) choose(data, plan, unit, option);
}

/** Moves units, and lets others make room, until nothing costs less. */
function improve(data: SearchData, plan: Working): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (let unit = 0; unit < plan.chosen.length; unit++) {
      if (improveOne(data, plan, unit)) changed = true;
    }
  }
}

function improveOne(data: SearchData, plan: Working, unit: number): boolean {
  const now = data.costs[plan.chosen[unit] as number] as number;
  for (const option of optionsOf(data, unit).slice(0, TRIED)) {
    if ((data.costs[option] as number) >= now) return false;
    const next = copy(plan);
    const added = make(data, next, unit, option, 1);
    if (added === null || added >= 0) continue;
    plan.chosen.splice(0, plan.chosen.length, ...next.chosen);
    plan.load.splice(0, plan.load.length, ...next.load);
    return true;
  }
  return false;
}

/**
 * Gives a unit an option, those in its way look for another. Answers what that adds to the cost; null: too many are.
 */
function make(data: SearchData, plan: Working, unit: number, option: number, deeper: number): number | null {
  const before = costOf(data, plan.chosen);
  const blockers = fits(data, plan, unit, option) ? [] : blockersOf(data, plan, unit, option);
  if (blockers === null) return null;
  for (const other of blockers) choose(data, plan, other, nowhere(data, other));
  choose(data, plan, unit, option);
  for (const other of blockers) {
    placeCheapest(data, plan, other);
    if (deeper > 0 && plan.chosen[other] === nowhere(data, other)) pushOn(data, plan, other, unit);
  }
  return costOf(data, plan.chosen) - before;
}

/** A unit that found no place takes one of another, but not of the unit that drove it out, if that costs less in all. */
function pushOn(data: SearchData, plan: Working, unit: number, not: number): void {
  const stays = plan.chosen[not];
  for (const option of optionsOf(data, unit).slice(0, TRIED)) {
    if (option === plan.chosen[unit]) return;
    const next = copy(plan);
    const added = make(data, next, unit, option, 0);
    if (added === null || added >= 0 || next.chosen[not] !== stays) continue;
    plan.chosen.splice(0, plan.chosen.length, ...next.chosen);
    plan.load.splice(0, plan.load.length, ...next.load);
    return;
  }
}

/** Who would have to leave, those with the most in a room first; null: more than a few. */
function blockersOf(data: SearchData, plan: Working, unit: number, option: number): readonly number[] | null {
  const rows = data.uses[option] as readonly number[];
  const now = data.uses[plan.chosen[unit] as number] as readonly number[];
  const leaving: number[] = [];
  for (let i = 0; i < rows.length; i += 2) {
    const row = rows[i] as number;
    const inRow = (other: number) => amountIn(data.uses[plan.chosen[other] as number] as readonly number[], row);
    let over =
      (plan.load[row] as number) - amountIn(now, row) + (rows[i + 1] as number) - (data.capacities[row] as number);
    for (const other of leaving) over -= inRow(other);
    const users = (data.users[row] as readonly number[])
      .filter((other) => other !== unit && !leaving.includes(other) && inRow(other) > 0)
      .sort((a, b) => inRow(b) - inRow(a));
    for (const other of users) {
      if (over <= 0) break;
      leaving.push(other);
      over -= inRow(other);
    }
    if (over > 0 || leaving.length > BLOCKERS) return null;
  }
  return leaving;
}
