import type { SurgeNoReason } from '../surge/events.ts';
import type {
  AreaRef,
  BedKind,
  CensusDoubt,
  Country,
  Day,
  DeclineReason,
  ForWhom,
  HoldPolicy,
  Instant,
  IntakeRules,
  OutReason,
  Party,
  PauseReason,
  PlacedBy,
  Role,
  RoomPrivacy,
  ShelterKind,
  Window,
} from '../terms.ts';
import type { Attestation } from './attestation.ts';
import type { FrozenPolicy } from './events.ts';

/**
 * The state of one house, folded from its stream. Plain JSON, so that a snapshot is `JSON.stringify` and equality is
 * equality of bytes; keys are never integers, whose order would change. Bounded: only the reported nights grow with the
 * length of the stream.
 */
export type ShelterState = Unregistered | KeptShelter | CountedShelter | PastShelter;

interface Unregistered {
  readonly situation: 'unregistered';
  readonly shelterId: string;
}

/** The common fields of kept and counted houses. */
export interface AnyShelter {
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
  /** Not published yet: visible only to its own people (VA-2). */
  readonly draft: boolean;
  /** What a second person wants fixed before publication; null: nothing, or it is published. */
  readonly declined: Declined | null;
  /** What it is to be called or where it is to be, which waits for a second person (PX-1); null: nothing waits. */
  readonly proposed: ProposedChange | null;
  /** Closed: takes nobody, and is visible only to its own people (HS-3). */
  readonly closed: boolean;
  readonly rules: IntakeRules | null;
  readonly intake: Intake;
  readonly census: CensusLedger;
  /** The local hours at which its people are asked to confirm its numbers; empty: never. */
  readonly checkHours: readonly string[];
  /** The hour at which they were last asked; null: never. */
  readonly askedAt: Instant | null;
  /** When somebody last confirmed; null: never. */
  readonly confirmedAt: Instant | null;
  /** When somebody last confirmed or reported, as others see it. */
  readonly attested: Attestation;
  /** What the house last said by phone; null: nothing since its own last word was shown to everybody. */
  readonly call: RecordedCall | null;
  /** What it said to surges, by their ids; those that are over for a week are forgotten with the next answer. */
  readonly surges: Readonly<Record<string, AnswerToSurge>>;
  /** When occupancy last changed (`occurredAt`). */
  readonly changedAt: Instant;
  /** The revision of the newest fact after which the board may show something else. */
  readonly changedRevision: number;
  /** The newest `recordedAt` folded so far: a clock behind it decides no lapse. */
  readonly recordedAt: Instant;
  readonly revision: number;
  /** The last command of each person that may still be undone; dropped 30 s after it, by `recordedAt`. */
  readonly lastActions: Readonly<Record<string, LastAction>>;
}

/** What somebody heard the house say by phone. */
export interface RecordedCall {
  /** So many free places; null: it takes nobody now. */
  readonly free: number | null;
  readonly calledAt: Instant;
  readonly byRole: Role;
  /** When the house's own next word was recorded, which ends it; null: none came. */
  readonly endedAt: Instant | null;
}

/** What the house said to a call for extra places. */
export interface AnswerToSurge {
  /** So many extra places until then; null: none. */
  readonly places: number | null;
  readonly until: Instant;
  readonly drill: boolean;
  /** Those that it opened for it, or had open. */
  readonly beds: readonly string[];
  readonly reason: SurgeNoReason | null;
  readonly at: Instant;
  readonly byRole: Role;
}

/** Absent fields stay. */
export interface ProposedChange {
  readonly changeId: string;
  readonly name?: string;
  readonly area?: AreaRef;
  readonly country?: Country;
  readonly at: Instant;
  /** Who proposed it, and does not publish it. */
  readonly by: string;
}

interface Declined {
  readonly reasons: readonly DeclineReason[];
  readonly at: Instant;
  readonly by: string;
}

export interface KeptShelter extends AnyShelter {
  readonly situation: 'kept';
  readonly holdPolicy: HoldPolicy;
  readonly rooms: Readonly<Record<string, Room>>;
  readonly beds: Readonly<Record<string, Bed>>;
  readonly holds: Readonly<Record<string, Hold>>;
  readonly stays: Readonly<Record<string, Stay>>;
  /** Holds and stays that ended within the last 72 h: for backdating, for "what happened", and for the wait after a lapse. */
  readonly ended: readonly Ended[];
  /**
   * Uses that ended before this may be forgotten, because more than `ENDED_KEPT` ended since: nothing may be dated before
   * it.
   */
  readonly forgottenUntil: Instant | null;
}

export interface CountedShelter extends AnyShelter {
  readonly situation: 'counted';
}

/** A house with a history and no present: its reported nights are in trends only (PH-1). */
interface PastShelter extends AnyShelter {
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
  /** For whom a shared room says that it is; absent: as the house's rules say. */
  readonly forWhom?: ForWhom;
  readonly features: readonly string[];
}

/** A bed of the house; a retired one is removed from the state. Its use is derived from holds and stays. */
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
  /** A closed overflow bed: it counts nowhere. */
  | { readonly state: 'closed' }
  /** Opened for a time. `closing`: its time is over and it stays until its party leaves. */
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
  /** When it was first reported that the party has set out; null: not reported. */
  readonly setOutAt: Instant | null;
  readonly policy: FrozenPolicy;
}

export interface Stay {
  readonly stayId: string;
  readonly beds: readonly string[];
  readonly party: Party;
  readonly since: Instant;
  /** Since when it has been in exactly these beds. */
  readonly bedsSince: Instant;
  readonly departure: Window | null;
  /** Who admitted it, or last changed its beds. */
  readonly by: PlacedBy;
}

/** An ended use of beds, or a retired bed. */
export interface Ended {
  readonly id: string;
  readonly what: 'hold' | 'stay' | 'out' | 'bed';
  readonly how: 'released' | 'lapsed' | 'admitted' | 'discharged' | 'moved' | 'returned' | 'retired';
  readonly beds: readonly string[];
  /** The rooms of those beds, because a bed may be retired since. */
  readonly rooms: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
  /** Who ended it; for a lapse, who had placed the hold. */
  readonly by: PlacedBy;
  readonly requestId: string | null;
  readonly party: Party | null;
  /** Of a hold: what the one who placed it sees of its end. */
  readonly hold?: EndedHold;
}

/** What a hold that is over was: `admittedAt` only if its party came after it had lapsed. */
interface EndedHold extends Pick<Hold, 'placedBy' | 'expiresAt' | 'arrival' | 'setOutAt' | 'transferId'> {
  readonly admittedAt?: Instant;
}

export interface LastAction {
  readonly commandId: string;
  readonly recordedAt: Instant;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly id: string | null }[];
}

/** Reported counts by night, grouped by month, so that a fold copies a month and not ten years. */
export interface CensusLedger {
  readonly latest: Census | null;
  /** The places of the newest night whose report said them: reports that say none go by these. null: none ever did. */
  readonly places: { readonly night: Day; readonly inService: number } | null;
  readonly months: Readonly<Record<string, Readonly<Record<Day, Census>>>>;
  /** Improbable counts by night (OC-9): they are in nothing above. */
  readonly questioned: Readonly<Record<Day, QuestionedCensus>>;
}

export interface QuestionedCensus extends Census {
  /** The event that questioned it. */
  readonly eventId: string;
  /** When it came. */
  readonly at: Instant;
  readonly why: readonly CensusDoubt[];
  /** Somebody of the house said that it is wrong: it does not wait any more. */
  readonly discarded: boolean;
}

export interface Census {
  readonly night: Day;
  readonly asOf: Instant;
  readonly inService: number | null;
  readonly occupied: number;
}

/** The numbers of a house, for every screen, socket and export. Cots are counted apart. */
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
