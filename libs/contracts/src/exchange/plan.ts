import type { CommandName } from '../commands.ts';
import type { ImportFault } from './faults.ts';
import type { ImportColumn } from './kinds.ts';
import type { KnownShelter } from './known.ts';
import type { ImportLine } from './lines.ts';
import type { Nearest } from './nearest.ts';
import { planHouses } from './plan-houses.ts';
import { planNights } from './plan-nights.ts';
import { planOpening } from './plan-opening.ts';
import { planRooms } from './plan-rooms.ts';
import { planRules } from './plan-rules.ts';
import { planShelters } from './plan-shelters.ts';
import type { ImportProfile } from './profile.ts';

/** A command of an import, and the lines of the file that it represents. */
export interface ImportStep {
  readonly name: CommandName;
  readonly body: unknown;
  readonly lines: readonly number[];
}

/** The steps on one shelter, in order. */
export interface ShelterPlan {
  readonly shelterId: string;
  readonly name: string;
  readonly organisation: string;
  /** Whether this import registers it. */
  readonly isNew: boolean;
  readonly steps: readonly ImportStep[];
  /** Lines whose facts are recorded already. */
  readonly same: readonly number[];
  /** For daily counts: the time zone, and the digests of the file's nights by month. */
  readonly timezone?: string;
  readonly nights?: Readonly<Record<string, string>>;
}

export interface ImportPlan {
  readonly shelters: readonly ShelterPlan[];
  readonly faults: readonly ImportFault[];
}

export interface PlanInput {
  readonly lines: readonly ImportLine[];
  readonly profile: ImportProfile;
  readonly known: readonly KnownShelter[];
  /** The instant of the import (ms): nights that have not come yet where their house is are faults. */
  readonly now: number;
  /** The heading of a column in the file. */
  headingOf(column: ImportColumn): string;
  readonly nearest: Nearest;
}

const PLANNERS = {
  shelters: planShelters,
  houses_rooms: planHouses,
  rooms_beds: planRooms,
  intake_rules: planRules,
  opening_state: planOpening,
  daily_counts: planNights,
} as const;

/** The commands that import the lines, by shelter, in the order of the file. Lines that can't be planned are faults. */
export const planOf = (planning: PlanInput): ImportPlan => PLANNERS[planning.profile.kind](planning);
