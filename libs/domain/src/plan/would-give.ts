import { peopleIn } from '../party.ts';
import { solvePeople } from './in-order.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { choicesOf, type Plan } from './plan.ts';
import type { PlanProblem } from './problem.ts';
import { type Posed, pose } from './units.ts';

/** One thing that only a person lets go of, and how many more people would have a place then: at least so many. */
export type WouldGive = Given & { readonly people: number };

type Given =
  /** Two who are to stay together, and part. */
  | { readonly kind: 'apart'; readonly lines: readonly [string, string] }
  /** An area that everybody avoids, and may be in. */
  | { readonly kind: 'area'; readonly areaId: string }
  /** Somebody who does not cross a border, and does. */
  | { readonly kind: 'border'; readonly line: string }
  /** A house that a person decided on, and leaves open. */
  | { readonly kind: 'decided'; readonly line: string };

/** A question has so much work: it is asked for each thing by itself. */
const NODES = 10;

/**
 * What would have to give for more people to have a place: the same plan with one thing let go of, the most people first.
 * Nothing where everybody has one.
 */
export function wouldGive(input: PlanInput, plan: Plan): readonly WouldGive[] {
  return rankGives(
    whatCouldGive(input, plan)
      .map((pose) => pose())
      .map(({ problem, gives }) => gives(solveGive(problem))),
  );
}

/** One question as numbers, which may be searched elsewhere, and what comes of the numbers that are found. */
export interface PosedGive {
  readonly problem: PlanProblem;
  /** How many more people would have a place. */
  readonly gives: (solution: PeopleSolution) => WouldGive;
}
type PeopleSolution = ReturnType<typeof solvePeople>;

/** The search of one question. */
export const solveGive = (problem: PlanProblem): PeopleSolution => solvePeople(problem, NODES);

/** The questions one by one, each posed when it is called: to pose one asks every house. */
export function whatCouldGive(input: PlanInput, plan: Plan): readonly (() => PosedGive)[] {
  if (plan.notPlaced.length === 0) return [];
  const open = new Set(plan.notPlaced.map(({ line }) => line));
  const isOpen = ({ line }: PlanParty) => open.has(line);
  const without = input.parties.filter(isOpen).reduce((sum, { party }) => sum + peopleIn(party), 0);
  const choices = choicesOf(input);
  return questionsOf(input, isOpen).map(({ given, changed, samePlaces }) => () => {
    const { problem, units } = pose(
      changed.parties.filter(({ heldIn }) => heldIn === null),
      samePlaces ? choices : choicesOf(changed),
    );
    return { problem, gives: (solution) => ({ ...given, people: without - missingIn(units, solution) }) };
  });
}

/** What helps, the most people first. */
export const rankGives = (gives: readonly WouldGive[]): readonly WouldGive[] =>
  gives.filter(({ people }) => people > 0).toSorted((a, b) => b.people - a.people);

interface Question {
  readonly given: Given;
  readonly changed: PlanInput;
  /** Nobody may be anywhere else than before. */
  readonly samePlaces: boolean;
}

function questionsOf(input: PlanInput, isOpen: (party: PlanParty) => boolean): readonly Question[] {
  const { parties, avoid } = input;
  const change = (line: string, to: Partial<PlanParty>): PlanInput => ({
    ...input,
    parties: parties.map((party) => (party.line === line ? { ...party, ...to } : party)),
  });
  const planned = parties.filter(({ heldIn }) => heldIn === null);
  const isPlanned = (line: string) => planned.some((party) => party.line === line);
  const pairs = planned.flatMap(({ line, with: others }) =>
    others
      .filter((other) => isPlanned(other) && (line < other || !staysWith(parties, other, line)))
      .map((other) => [line, other] as const),
  );
  return [
    ...pairs.map(
      (lines): Question => ({ given: { kind: 'apart', lines }, changed: parted(input, lines), samePlaces: true }),
    ),
    ...avoid.map((areaId): Question => {
      const changed = { ...input, avoid: avoid.filter((area) => area !== areaId) };
      return { given: { kind: 'area', areaId }, changed, samePlaces: false };
    }),
    ...planned
      .filter((party) => isOpen(party) && party.crosses === 'refused')
      .map(
        ({ line }): Question => ({
          given: { kind: 'border', line },
          changed: change(line, { crosses: 'not_asked' }),
          samePlaces: false,
        }),
      ),
    ...planned
      .filter(({ decided }) => decided !== null)
      .map(
        ({ line }): Question => ({
          given: { kind: 'decided', line },
          changed: change(line, { decided: null }),
          samePlaces: false,
        }),
      ),
  ];
}

const staysWith = (parties: readonly PlanParty[], line: string, other: string): boolean =>
  parties.some((party) => party.line === line && party.with.includes(other));

const parted = (input: PlanInput, [one, other]: readonly [string, string]): PlanInput => ({
  ...input,
  parties: input.parties.map((party) =>
    party.line === one || party.line === other
      ? { ...party, with: party.with.filter((line) => line !== one && line !== other) }
      : party,
  ),
});

/** How many people have no place in a plan for people alone. */
function missingIn(units: Posed['units'], solution: PeopleSolution): number {
  if (solution === null) return Number.POSITIVE_INFINITY;
  return units
    .filter((_, unit) => solution.chosen[unit] === null)
    .flat()
    .reduce((sum, { party }) => sum + peopleIn(party), 0);
}
