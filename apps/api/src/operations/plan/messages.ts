import type { PlanProblem, Solution, solveGive } from '@safe-haven/domain';

/** A problem to search. `weights` null: for people alone, with the little work of a question. */
export interface Search {
  readonly problem: PlanProblem;
  readonly weights: readonly number[] | null;
}

export type Searched = Solution | ReturnType<typeof solveGive>;
