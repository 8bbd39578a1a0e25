import { AIMS, type PlanProblem } from './problem.ts';
import { type Solution, type SolveOptions, solve } from './solve.ts';
import { splitOf, weigh, weightsOf } from './weights.ts';

/** Prices are whole numbers: where costs are as small as people they need steps finer than one. */
const FINE = 2 ** 20;
const PEOPLE = AIMS.indexOf('people');
/** How much of the work goes to people alone. */
const NODES_FOR_PEOPLE = 100;

/**
 * The whole order at once, after people alone. For how many of them have no place is a whole number, and a bound of 6.1 is
 * seven; compared with all other aims together it is not, since those may add up to almost one person. What rooms are
 * worth to people is where their prices begin.
 */
export function solveInOrder(problem: PlanProblem, weights: readonly number[], options: SolveOptions = {}): Solution {
  const people = solvePeople(problem, options.nodes);
  if (people === null) return solve(problem, weights, options);
  const worth = (weights[PEOPLE] as number) / FINE;
  const whole = solve(problem, weights, {
    ...options,
    known: people.chosen,
    least: weigh(people.least, weights),
    prices: people.prices.map((price) => Math.round(price * worth)),
  });
  return { ...whole, nodes: people.nodes + whole.nodes };
}

/** A plan for what a person decided and for people alone; `least`: what no plan has less of. Null: too large a problem. */
export function solvePeople(
  problem: PlanProblem,
  nodes = NODES_FOR_PEOPLE,
): (Solution & { readonly least: readonly number[] }) | null {
  const weights = weightsOf(problem, { many: PEOPLE + 1, times: FINE });
  if (weights === null) return null;
  const solution = solve(problem, weights, { nodes: Math.min(nodes, NODES_FOR_PEOPLE) });
  return { ...solution, least: splitOf(Math.ceil(solution.bound / FINE) * FINE, weights) };
}
