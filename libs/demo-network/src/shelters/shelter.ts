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

/** An invented house: what it is, how it lives, and what it looks like at the moment the demo begins. */
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
  /** How many days a stay lasts, as a mean. */
  readonly stayDays: number;
  /** The share of the three daily "still correct" taps that really happens, 0 to 1. */
  readonly confirmationRate: number;
  /** Minutes between the house's last event and the start of the demo. */
  readonly lastChange: number;
  /** A hold of the house's own that is running when the demo begins, on a bed that a room's picture shows as held. */
  readonly live?: { readonly minutesLeft: number };
  readonly paused?: PauseReason;
  readonly overflowHours?: number;
  /** How many of the parties plan to leave within a week. */
  readonly plannedDepartures: number;
}

export interface DemoCountedShelter extends DemoShelterBase {
  readonly mode: 'counted';
  readonly places: number;
  /** Places taken on an ordinary night. */
  readonly usual: number;
}

interface DemoBed {
  readonly kind: BedKind;
  readonly picture: Picture;
}
/**
 * What a bed is for when the demo begins. A household room's `occupied` beds are one party's, a shared room's one person's
 * each. `come` is occupied since tonight, `left` is free since tonight: the stories of the night say by whom.
 */
export type Picture = 'free' | 'occupied' | 'held' | 'come' | 'left' | 'out' | 'closed';

export interface DemoRoom {
  readonly privacy: RoomPrivacy;
  readonly features: readonly string[];
  readonly beds: readonly DemoBed[];
}

const KINDS: Readonly<Record<string, BedKind>> = { a: 'adult', c: 'child', k: 'cot', o: 'overflow' };
const PICTURES: Readonly<Record<string, Picture>> = {
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
  (beds: string, picture: string, ...features: string[]): DemoRoom => ({
    privacy,
    features,
    beds: [...beds].map((letter, i) => ({
      kind: named(KINDS, letter),
      picture: named(PICTURES, picture[i] ?? '?'),
    })),
  });

/**
 * A room for one household: a letter a bed (a adult, c child, k cot, o overflow), and a sign for what each
 * is for when the demo begins (o occupied, n newly so, h held, x out of service, . free, l left free tonight, - an
 * overflow bed not opened).
 */
export const household = room('household');
/** A room that several parties share, written like `household`. */
export const shared = room('shared');

function named<T>(names: Readonly<Record<string, T>>, letter: string): T {
  const value = names[letter];
  if (value === undefined) throw new Error(`A room is written with other letters than "${letter}".`);
  return value;
}
