import type { Point } from '../matching/search.ts';
import type { MatchableShelter } from '../matching/shelter.ts';
import type { Actor, Instant, Needs, Party } from '../terms.ts';

/** What a plan is made of: parties that were met at one time, and the houses at one position of the log. */
export interface PlanInput {
  readonly parties: readonly PlanParty[];
  readonly shelters: readonly MatchableShelter[];
  /** Where they leave from; null: not known. */
  readonly from: Point | null;
  /** Ids of the areas where nobody of them may be. */
  readonly avoid: readonly string[];
  readonly now: Instant;
  readonly actor: Actor;
}

export interface PlanParty {
  readonly line: string;
  readonly party: Party;
  readonly needs: Needs;
  /** The lines that go to the same house, or to no house. */
  readonly with: readonly string[];
  /** The lines that never come into the same house. */
  readonly notWith: readonly string[];
  readonly crosses: Crossing;
  /** The house that a person decided on; null: none. */
  readonly decided: string | null;
  /** The house and rooms of the plan that is shown; null: none. */
  readonly shown: Shown | null;
  /** The house that holds beds for it already, so that it is not planned; null: none. */
  readonly heldIn: string | null;
}

interface Shown {
  readonly shelterId: string;
  readonly rooms: readonly string[];
}

/** Whether they agreed to cross a border. */
type Crossing = 'agreed' | 'refused' | 'not_asked';
