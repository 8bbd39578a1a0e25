import type {
  BedKind,
  Country,
  HoldPolicy,
  IntakeRules,
  PauseReason,
  RoomPrivacy,
  ShelterKind,
} from '@safe-haven/domain';
import type { DemoOrganisation } from '../organisations.ts';

/** An invented shelter: its profile, parameters of its generated history, and its target state when the demo begins. */
export type DemoShelter = DemoKeptShelter | DemoCountedShelter;

interface DemoShelterBase {
  readonly shelterId: string;
  readonly name: string;
  readonly organisation: DemoOrganisation;
  readonly country: Country;
  /** Id of an area of the catalogue in contracts. */
  readonly area: string;
  readonly timezone: string;
  readonly kind: ShelterKind;
  readonly rules: IntakeRules;
}

export interface DemoKeptShelter extends DemoShelterBase {
  readonly mode: 'kept';
  readonly rooms: readonly DemoRoom[];
  readonly policy?: Partial<HoldPolicy>;
  /** Mean length of a stay, in days. */
  readonly stayDays: number;
  /** The share of the three daily confirmations that are really sent, 0 to 1. */
  readonly confirmationRate: number;
  /** Minutes between the shelter's last event and the start of the demo. */
  readonly lastChange: number;
  /** A hold of the shelter's own that is live when the demo begins, on a bed that the target state shows as held. */
  readonly live?: { readonly minutesLeft: number };
  readonly paused?: PauseReason;
  readonly overflowHours?: number;
  /** How many of the parties plan to leave within a week. */
  readonly plannedDepartures: number;
}

export interface DemoCountedShelter extends DemoShelterBase {
  readonly mode: 'counted';
  readonly places: number;
  /** Occupied places on an ordinary night. */
  readonly usual: number;
}

interface DemoBed {
  readonly kind: BedKind;
  readonly target: BedTarget;
}
/**
 * The use of a bed when the demo begins. A household room's `occupied` beds are one party's, a shared room's one
 * person's each. `come` is newly occupied tonight, `left` is newly free tonight: the night's scenarios define by whom.
 */
export type BedTarget = 'free' | 'occupied' | 'held' | 'come' | 'left' | 'out' | 'closed';

export interface DemoRoom {
  readonly privacy: RoomPrivacy;
  readonly features: readonly string[];
  readonly beds: readonly DemoBed[];
}

const KINDS: Readonly<Record<string, BedKind>> = { a: 'adult', c: 'child', k: 'cot', o: 'overflow' };
const BED_TARGETS: Readonly<Record<string, BedTarget>> = {
  '.': 'free',
  o: 'occupied',
  h: 'held',
  n: 'come',
  l: 'left',
  x: 'out',
  '-': 'closed',
};

const room =
  (privacy: RoomPrivacy) =>
  (beds: string, target: string, ...features: string[]): DemoRoom => ({
    privacy,
    features,
    beds: [...beds].map((letter, i) => ({
      kind: named(KINDS, letter),
      target: named(BED_TARGETS, target[i] ?? '?'),
    })),
  });

/**
 * A room for one household: one letter per bed (a adult, c child, k cot, o overflow), and one character for its use
 * when the demo begins (o occupied, n newly occupied, h held, x out of service, . free, l newly free, - an overflow bed
 * not opened).
 */
export const household = room('household');
/** A room that several parties share, in the notation of `household`. */
export const shared = room('shared');

function named<T>(names: Readonly<Record<string, T>>, letter: string): T {
  const value = names[letter];
  if (value === undefined) throw new Error(`A room is written with other letters than "${letter}".`);
  return value;
}
