/**
 * A plan as numbers alone, so that the search knows nothing of houses and people. Plain data: it crosses to a thread as
 * it is.
 */
export interface PlanProblem {
  /** How much each row takes: of a kind of household room how many parties, of a shared one how many people. */
  readonly capacities: readonly number[];
  readonly units: readonly Unit[];
}

/** A party, or all parties that stay together: placed whole or not at all. */
export interface Unit {
  /** What it costs each aim to leave it without a place. */
  readonly missing: Levels;
  readonly options: readonly PlanOption[];
}

/** One way to place a unit. */
export interface PlanOption {
  /** The row of its first room, one of `uses`: by it the bound gives each room away once. */
  readonly column: number;
  readonly uses: readonly Use[];
  readonly levels: Levels;
}

interface Use {
  readonly row: number;
  readonly amount: number;
}

/** What a choice costs each aim, in the order of `AIMS`. */
export type Levels = readonly number[];

/**
 * What a plan is for, the most important first: who a person decided on; people with a place; parties that stay in one
 * room; people who cross no border; what has to be settled; distance; places of larger rooms; and what changes against the
 * plan that is shown.
 */
export const AIMS = ['locked', 'people', 'two_rooms', 'border', 'conditions', 'distance', 'waste', 'changes'] as const;
export type Aim = (typeof AIMS)[number];

export const noLevels = (): number[] => AIMS.map(() => 0);

export const sumOf = (all: readonly Levels[]): number[] =>
  all.reduce<number[]>((sum, levels) => sum.map((value, aim) => value + (levels[aim] ?? 0)), noLevels());
