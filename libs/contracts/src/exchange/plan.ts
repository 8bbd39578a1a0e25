import type { CommandName } from '../commands.ts';
import type { ImportFault } from './faults.ts';
import type { ImportColumn } from './kinds.ts';
import type { KnownHouse } from './known.ts';
import type { ImportLine } from './lines.ts';
import { planNights } from './plan-nights.ts';
import { planOpening } from './plan-opening.ts';
import { planRooms } from './plan-rooms.ts';
import { planRules } from './plan-rules.ts';
import { planShelters } from './plan-shelters.ts';
import type { ImportProfile } from './profile.ts';

/** A command that an import sends, and the lines of the file that it stands for. */
export interface ImportStep {
  readonly name: CommandName;
  readonly body: unknown;
  readonly lines: readonly number[];
}

/** What is to be done in one house, one step after the other. */
export interface HousePlan {
  readonly shelterId: string;
  readonly name: string;
  readonly organisation: string;
  /** It is registered by this import. */
  readonly isNew: boolean;
  readonly steps: readonly ImportStep[];
  /** Lines that say what is there already. */
  readonly same: readonly number[];
  /** Of nights: where the house is, and what tells whether its nights are those of the file, by month. */
  readonly timezone?: string;
  readonly nights?: Readonly<Record<string, string>>;
}

export interface ImportPlan {
  readonly houses: readonly HousePlan[];
  readonly faults: readonly ImportFault[];
}

export interface Planning {
  readonly lines: readonly ImportLine[];
  readonly profile: ImportProfile;
  readonly known: readonly KnownHouse[];
  /** How a column is called in the file. */
  headingOf(column: ImportColumn): string;
}

const PLANS = {
  shelters: planShelters,
  rooms_beds: planRooms,
  intake_rules: planRules,
  opening_state: planOpening,
  daily_counts: planNights,
} as const;

/** The commands that bring the lines in, house by house, in the order of the file. What can't be understood is a fault. */
export const planOf = (planning: Planning): ImportPlan => PLANS[planning.profile.kind](planning);
