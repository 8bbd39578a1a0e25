import type { OpenQuestion, Reason } from '../matching/findings.ts';
import type { MatchableShelter } from '../matching/shelter.ts';
import { KM_STEP } from './choice.ts';
import { solveInOrder } from './in-order.ts';
import type { PlanInput, PlanParty } from './input.ts';
import { type NotPlaced, whyNotPlaced } from './not-placed.ts';
import { type Choice, choicesIn, classesOf } from './options.ts';
import { AIMS, type Aim, type Levels, type PlanProblem, sumOf } from './problem.ts';
import { planShelters } from './rooms.ts';
import { searchesOf, searchOfNobody } from './searches.ts';
import type { Solution, SolveOptions } from './solve.ts';
import { minutesFor } from './travel.ts';
import { type Posed, pose } from './units.ts';
import { type Reached, reachedOf, weightsOf } from './weights.ts';
import { limitsOf, type WhyNot, whyLeftOut, whyNowhere } from './why-not.ts';
import { withRooms } from './with-rooms.ts';

/** Where everybody could go, at one time and over all houses. Nothing of it is held. */
export interface Plan {
  readonly lines: readonly PlannedLine[];
  readonly notPlaced: readonly NotPlaced[];
  readonly aims: readonly ReachedAim[];
  /** The km that count as one step of distance. */
  readonly kmStep: number;
  /** How many nodes the search looked at: its work. */
  readonly nodes: number;
}

interface ReachedAim extends Reached {
  readonly aim: Aim;
}

/** One party and its rooms. */
export interface PlannedLine {
  readonly line: string;
  readonly shelterId: string;
  readonly rooms: readonly string[];
  readonly conditions: readonly Reason[];
  readonly asks: readonly OpenQuestion[];
  readonly abroad: boolean;
  readonly km: number | null;
  /** How long they are on their way; null: not known. */
  readonly minutes: number | null;
}

/** Coarser steps of distance for when the order of all aims is too large a number. */
const COARSER = [1, 2, 4, 8, 16, 400];

/** A plan as numbers, which may be searched elsewhere, and what comes of the numbers that are found. */
export interface PosedPlan {
  readonly problem: PlanProblem;
  readonly weights: readonly number[];
  readonly planOf: (solution: Solution) => Plan;
}

/**
 * The best plan by the order of `AIMS`, or the best that was found by an amount of work. The same input gives the same plan.
 * Null: more parties than a plan can have.
 */
export function planFor(input: PlanInput, options: SolveOptions = {}): Plan | null {
  const posed = posePlan(input);
  return posed === null ? null : posed.planOf(solveInOrder(posed.problem, posed.weights, options));
}

/** The same in two steps: what is searched in between knows nothing of houses and people. */
export function posePlan(input: PlanInput): PosedPlan | null {
  const parties = input.parties.filter(({ heldIn }) => heldIn === null);
  const choices = choicesOf(input);
  for (const by of COARSER) {
    const posed = pose(parties, coarser(choices, by));
    const weights = weightsOf(posed.problem);
    if (weights === null) continue;
    const planOf = (solution: Solution) => planned(solution, { input, parties, posed, weights, choices, by });
    return { problem: posed.problem, weights, planOf };
  }
  return null;
}

interface Asked {
  readonly input: PlanInput;
  readonly parties: readonly PlanParty[];
  readonly posed: Posed;
  readonly weights: readonly number[];
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  readonly by: number;
}

function planned({ chosen, bound, nodes }: Solution, { input, parties, posed, weights, choices, by }: Asked): Plan {
  const lines = withRooms(placedBy(posed, chosen), parties).map(lineOf);
  const isPlaced = new Set(lines.map(({ line }) => line));
  const reached = reachedOf(levelsIn(posed, chosen), bound, weights);
  return {
    lines,
    notPlaced: parties
      .filter(({ line }) => !isPlaced.has(line))
      .map((party) => {
        const isSomewhere = (choices.get(party.line) ?? []).length > 0;
        const why = isSomewhere ? whyLeftOut(posed, chosen, party.line) : whyNowhereIn(party, input);
        return whyNotPlaced(party, input, why);
      }),
    aims: AIMS.map((aim, i) => ({ aim, ...(reached[i] as Reached) })),
    kmStep: KM_STEP * by,
    nodes,
  };
}

/** Why a party may be nowhere: for one of its limits, or for what the houses say of it alone (null). */
function whyNowhereIn(party: PlanParty, input: PlanInput): WhyNot | null {
  const alone = { ...party, with: [], notWith: [], decided: null };
  const takenBy = choicesOf({ ...input, parties: [alone] }).get(party.line) ?? [];
  return whyNowhere(
    limitsOf(party, input),
    takenBy.map(({ match }) => match.shelterId),
  );
}

/** Of each party that is not held every way to place it. */
export function choicesOf(input: PlanInput): ReadonlyMap<string, readonly Choice[]> {
  const parties = input.parties.filter(({ heldIn }) => heldIn === null);
  const searchFor = searchesOf(input);
  const shelters = planShelters(input.shelters, searchOfNobody(input)).map((shelter) => ({
    shelter,
    classes: classesOf(shelter),
  }));
  return new Map(
    parties.map((party) => {
      const mayBeIn = sheltersFor(party, input);
      const all = shelters.filter(({ shelter: { shelter } }) => mayBeIn(shelter));
      return [
        party.line,
        all.flatMap(({ shelter, classes }) => choicesIn(classes, party, searchFor(party, shelter.shelter))),
      ] as const;
    }),
  );
}

/** Whether a party may be in a house by what was decided, and by those who are held already. */
function sheltersFor(party: PlanParty, input: PlanInput): (shelter: MatchableShelter) => boolean {
  const { decided, stays, never } = limitsOf(party, input);
  return ({ shelterId }) =>
    (decided ?? shelterId) === shelterId &&
    stays.every((shelter) => shelter === shelterId) &&
    !never.includes(shelterId);
}

const DISTANCE = AIMS.indexOf('distance');

const coarser = (
  choices: ReadonlyMap<string, readonly Choice[]>,
  by: number,
): ReadonlyMap<string, readonly Choice[]> =>
  by === 1
    ? choices
    : new Map([...choices].map(([line, all]) => [line, all.map((one) => ({ ...one, levels: far(one.levels, by) }))]));

const far = (levels: Levels, by: number): Levels =>
  levels.with(DISTANCE, Math.floor((levels[DISTANCE] as number) / by));

const placedBy = ({ meaning }: Posed, chosen: readonly (number | null)[]): readonly Choice[] =>
  chosen.flatMap((option, unit) => (option === null ? [] : (meaning[unit]?.[option] ?? [])));

const levelsIn = ({ problem: { units } }: Posed, chosen: readonly (number | null)[]): Levels =>
  sumOf(
    units.map(({ missing, options }, unit) => {
      const option = chosen[unit] ?? null;
      return option === null ? missing : (options[option]?.levels ?? missing);
    }),
  );

function lineOf({ choice, rooms }: { readonly choice: Choice; readonly rooms: readonly string[] }): PlannedLine {
  const { line, match } = choice;
  const { shelterId, conditions, asks, abroad, km } = match;
  return { line, shelterId, rooms, conditions, asks, abroad, km, minutes: minutesFor(km) };
}
