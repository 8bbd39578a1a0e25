import { AIMS, type Levels, type PlanProblem } from './problem.ts';

/**
 * Room for the prices of the search in addition to the costs, all of them whole numbers that a double holds exactly
 * (2^53).
 */
const LARGEST = 2 ** 52;

/**
 * One weight for each aim, so that one step of an aim weighs more than all that may be lost in the aims after it: the order
 * becomes one number. `many`: only so many of the first aims, the others weigh nothing; `times`: how much the last of them
 * weighs. Null: the numbers of this problem are too large for that.
 */
export function weightsOf(
  { units }: PlanProblem,
  { many = AIMS.length, times = 1 }: { readonly many?: number; readonly times?: number } = {},
): readonly number[] | null {
  const most = AIMS.map((_, aim) =>
    units.reduce((sum, { missing, options }) => {
      const worst = options.reduce((max, { levels }) => Math.max(max, levels[aim] as number), missing[aim] as number);
      return sum + worst;
    }, 0),
  );
  const weights: number[] = AIMS.map((_, aim) => (aim === many - 1 ? times : 0));
  for (let aim = many - 2; aim >= 0; aim--) {
    weights[aim] = (weights[aim + 1] as number) * (1 + (most[aim + 1] as number));
  }
  return (weights[0] as number) * (1 + (most[0] as number)) < LARGEST ? weights : null;
}

/** A number as the aims that it is made of; what weighs nothing is zero. */
export function splitOf(number: number, weights: readonly number[]): readonly number[] {
  let rest = number;
  return weights.map((weight) => {
    if (weight === 0) return 0;
    const level = Math.floor(rest / weight);
    rest -= level * weight;
    return level;
  });
}

export const weigh = (levels: Levels, weights: readonly number[]): number =>
  levels.reduce((sum, level, aim) => sum + level * (weights[aim] as number), 0);

/** What a plan reaches of one aim, and how much less could be possible at best. */
export interface Reached {
  readonly value: number;
  /** No plan has less of it, given the aims before; null: not known. */
  readonly bound: number | null;
  readonly proven: boolean;
}

/**
 * Takes the bound of the whole apart: an aim is proven when it and all before it are the bound's. The first that is not has
 * a bound of its own, those after it have none.
 */
export function reachedOf(levels: Levels, bound: number, weights: readonly number[]): readonly Reached[] {
  let rest: number | null = bound;
  return AIMS.map((_, aim) => {
    const value = levels[aim] as number;
    if (rest === null) return { value, bound: null, proven: false };
    const least: number = Math.max(0, Math.floor(rest / (weights[aim] as number)));
    const proven = least >= value;
    rest = proven ? rest - value * (weights[aim] as number) : null;
    return { value, bound: Math.min(least, value), proven };
  });
}
