import type {
  AreaRef,
  BedKind,
  Country,
  Day,
  DeclineReason,
  HoldPolicy,
  Instant,
  IntakeRules,
  OutReason,
  Party,
  PauseReason,
  PlacedBy,
  RoomPrivacy,
  ShelterKind,
  Window,
} from '../terms.ts';
import type { FrozenPolicy } from './events.ts';

/**
 * What one house is, folded from its stream. Plain JSON, so that a snapshot is `JSON.stringify` and equality is
 * equality of bytes; keys are never whole numbers, which would change their order. Bounded: nothing here grows
 * with the length of the stream but the nights that were reported.
 */
export type ShelterState = Unregistered | KeptShelter | CountedShelter | PastShelter;

interface Unregistered {
  readonly situation: 'unregistered';
  readonly shelterId: string;
}

/** What a house that keeps its beds and one that only reports its counts have in common. */
export interface AnyHouse {
  readonly shelterId: string;
  readonly name: string;
  readonly organisation: string;
  readonly country: Country;
  readonly area: AreaRef;
  readonly timezone: string;
  readonly kind: ShelterKind;
  readonly registeredAt: Instant;
  /** The person or token that registered it, who does not publish it. */
  readonly registeredBy: string;
  /** Not published yet: a house for its own people alone (VA-2). */
  readonly draft: boolean;
  /** What a second person wants put right before they publish it; null: nothing, or it is published. */
  readonly declined: Declined | null;
  /** Takes nobody, and is there for its own people alone (HS-3). */
  readonly closed: boolean;
  readonly rules: IntakeRules | null;
  readonly intake: Intake;
  readonly census: CensusLedger;
  /** At which hours of its own clock its people are asked whether its numbers are still correct; none: never. */
  readonly checkHours: readonly string[];
  /** The hour at which they were last asked; null: never. */
  readonly askedAt: Instant | null;
  /** When somebody last said "still correct"; null: never. */
  readonly confirmedAt: Instant | null;
  /** When occupancy last changed by its own account (`occurredAt`). */
  readonly changedAt: Instant;
  /** The revision of the newest fact after which the board of this house may show something else. */
  readonly changedRevision: number;
  /** The newest `recordedAt` folded so far: a clock behind it decides no lapse. */
  readonly recordedAt: Instant;
  readonly revision: number;
  /** The last command of each person that may still be undone; older than 30 s before `recordedAt` is dropped. */
  readonly lastActions: Readonly<Record<string, LastAction>>;
}

interface Declined {
  readonly reasons: readonly DeclineReason[];
  readonly at: Instant;
  readonly by: string;
}

export interface KeptShelter extends AnyHouse {
  readonly situation: 'kept';
  readonly holdPolicy: HoldPolicy;
  readonly rooms: Readonly<Record<string, Room>>;
  readonly beds: Readonly<Record<string, Bed>>;
  readonly holds: Readonly<Record<string, Hold>>;
  readonly stays: Readonly<Record<string, Stay>>;
  /** Holds and stays that ended within the last 72 h: for back-dating, for "what happened", for the wait after a lapse. */
  readonly ended: readonly Ended[];
  /** What ended before this may be forgotten, for more than `ENDED_KEPT` ended since: nothing is dated before it. */
  readonly forgottenUntil: Instant | null;
}

export interface CountedShelter extends AnyHouse {
  readonly situation: 'counted';
}

/** A house with a history and no present: its reported nights are in trends, and nothing of it is anywhere else (PH-1). */
interface PastShelter extends AnyHouse {
  readonly situation: 'past';
}

export type Registered = KeptShelter | CountedShelter | PastShelter;

export type Intake =
  | { readonly state: 'open' }
  | { readonly state: 'paused'; readonly reason: PauseReason; readonly until: Instant | null };

export interface Room {
  readonly roomId: string;
  readonly label: string;
  readonly privacy: RoomPrivacy;
  readonly features: readonly string[];
}

/** A bed that is there; a retired one is gone from the state. What it is used for is derived from holds and stays. */
export interface Bed {
  readonly bedId: string;
  readonly roomId: string;
  readonly label: string;
  readonly kind: BedKind;
  readonly stepFree: boolean;
  readonly service: Service;
}

export type Service =
  | { readonly state: 'in' }
  | {
      readonly state: 'out';
      readonly reason: OutReason;
      readonly since: Instant;
      readonly expectedBack: Instant | null;
      readonly by: PlacedBy;
    }
  /** An overflow bed that is not opened: it counts nowhere. */
  | { readonly state: 'closed' }
  /** Opened for a time. `closing`: its time is over and it stays until the party in it leaves. */
  | { readonly state: 'overflow'; readonly until: Instant; readonly closing: boolean };

export interface Hold {
  readonly holdId: string;
  readonly requestId: string | null;
  /** The transfer that it accepts; null: none. */
  readonly transferId: string | null;
  readonly beds: readonly string[];
  readonly party: Party;
  readonly placedBy: PlacedBy;
  readonly heldAt: Instant;
  readonly expiresAt: Instant;
  readonly extensionsUsed: number;
  readonly arrival: Window | null;
  /** When it was first said that the party has set out; null: nobody has said so. */
  readonly setOutAt: Instant | null;
  readonly policy: FrozenPolicy;
}

export interface Stay {
  readonly stayId: string;
  readonly beds: readonly string[];
  readonly party: Party;
  readonly since: Instant;
  /** Since when it has been in these very beds. */
  readonly bedsSince: Instant;
  readonly departure: Window | null;
  /** Who admitted it, or last changed its beds. */
  readonly by: PlacedBy;
}

/** A use of beds that is over, or a bed that is gone. */
export interface Ended {
  readonly id: string;
  readonly what: 'hold' | 'stay' | 'out' | 'bed';
  readonly how: 'released' | 'lapsed' | 'admitted' | 'discharged' | 'moved' | 'returned' | 'retired';
  readonly beds: readonly string[];
  /** The rooms of those beds, as a bed may be retired since. */
  readonly rooms: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  /** Who ended it; for a lapse, who had placed the hold. */
  readonly by: PlacedBy;
  readonly requestId: string | null;
  readonly party: Party | null;
}

export interface LastAction {
  readonly commandId: string;
  readonly recordedAt: Instant;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly id: string | null }[];
}

/** Reported counts by night, kept by month so that a fold copies a month and not a decade. */
export interface CensusLedger {
  readonly latest: Census | null;
  readonly months: Readonly<Record<string, Readonly<Record<Day, Census>>>>;
}

export interface Census {
  readonly night: Day;
  readonly asOf: Instant;
  readonly inService: number | null;
  readonly occupied: number;
}

/** The numbers of a house: every screen, socket and export takes them from here. Cots are counted apart. */
export interface Places {
  readonly inService: number;
  /** What a new party can be given: the rest of a household room in use is `spare` (FR-1). */
  readonly free: number;
  /** Neither held nor occupied, in a household room that somebody is in or has held: for that party alone (FR-2). */
  readonly spare: number;
  readonly held: number;
  readonly occupied: number;
  readonly outOfService: number;
  /** The largest party, adults and children, that fits together right now. */
  readonly together: number;
  readonly freeCots: number;
}
