import type { RecordedFact } from '../decider.ts';
import type {
  AdmissionKind,
  AreaRef,
  BedKind,
  CorrectionReason,
  Country,
  Day,
  Destination,
  HoldPolicy,
  Instant,
  IntakeRules,
  OutReason,
  Party,
  PauseReason,
  PlacedBy,
  ReleaseReason,
  RoomPrivacy,
  ShelterKind,
  ShelterMode,
  Window,
} from '../words.ts';

export type Correction =
  | { readonly kind: 'void' }
  | { readonly kind: 'replace_time'; readonly occurredAt: Instant }
  | { readonly kind: 'replace_beds'; readonly beds: readonly string[] };

/** The policy's numbers as they were when the hold was made (minutes, and the end that can't be passed). */
export interface FrozenPolicy {
  readonly extensionMinutes: number;
  readonly extensions: number;
  readonly longestEnd: Instant;
}

/** What happened in one house. The stream `shelter-<id>` holds these and nothing else. */
export type ShelterEvent =
  | {
      readonly type: 'ShelterRegistered';
      readonly name: string;
      readonly organisation: string;
      readonly country: Country;
      readonly area: AreaRef;
      readonly timezone: string;
      readonly mode: ShelterMode;
      readonly kind: ShelterKind;
    }
  | {
      readonly type: 'ShelterProfileChanged';
      readonly name?: string;
      readonly area?: AreaRef;
      readonly timezone?: string;
      readonly kind?: ShelterKind;
    }
  | { readonly type: 'IntakeRulesChanged'; readonly rules: IntakeRules; readonly effectiveFrom: Instant }
  | ({ readonly type: 'HoldPolicyChanged' } & Partial<HoldPolicy>)
  | {
      readonly type: 'RoomAdded';
      readonly roomId: string;
      readonly label: string;
      readonly privacy: RoomPrivacy;
      readonly features: readonly string[];
    }
  | { readonly type: 'RoomRetired'; readonly roomId: string }
  | {
      readonly type: 'BedAdded';
      readonly bedId: string;
      readonly roomId: string;
      readonly label: string;
      readonly kind: BedKind;
      readonly stepFree: boolean;
    }
  | { readonly type: 'BedRetired'; readonly bedId: string }
  | {
      readonly type: 'BedTakenOutOfService';
      readonly bedId: string;
      readonly reason: OutReason;
      readonly expectedBack: Instant | null;
    }
  | { readonly type: 'BedReturnedToService'; readonly bedId: string }
  | { readonly type: 'IntakePaused'; readonly reason: PauseReason; readonly until: Instant | null }
  | { readonly type: 'IntakeResumed' }
  | { readonly type: 'OverflowOpened'; readonly beds: readonly string[]; readonly until: Instant }
  | { readonly type: 'OverflowClosed'; readonly beds: readonly string[] }
  | { readonly type: 'OccupancyConfirmed'; readonly seenRevision: number }
  | {
      readonly type: 'BedsHeld';
      readonly holdId: string;
      readonly requestId: string | null;
      readonly beds: readonly string[];
      readonly party: Party;
      readonly placedBy: PlacedBy;
      readonly expiresAt: Instant;
      readonly arrival: Window | null;
      readonly policy: FrozenPolicy;
    }
  | {
      readonly type: 'HoldExtended';
      readonly holdId: string;
      readonly expiresAt: Instant;
      readonly extension: number;
    }
  /** The party of the hold has set out and is expected within this window. */
  | { readonly type: 'PartyExpected'; readonly holdId: string; readonly arrival: Window }
  | { readonly type: 'HoldReleased'; readonly holdId: string; readonly reason: ReleaseReason }
  | { readonly type: 'HoldLapsed'; readonly holdId: string; readonly at: Instant }
  | {
      readonly type: 'PartyAdmitted';
      readonly stayId: string;
      readonly holdId: string | null;
      readonly beds: readonly string[];
      readonly party: Party;
      readonly kind: AdmissionKind;
    }
  | {
      readonly type: 'PartyMoved';
      readonly stayId: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | {
      readonly type: 'PartyChanged';
      readonly stayId: string;
      readonly party: Party;
      readonly beds: readonly string[];
    }
  | { readonly type: 'DeparturePlanned'; readonly stayId: string; readonly window: Window }
  | { readonly type: 'DeparturePlanWithdrawn'; readonly stayId: string }
  | { readonly type: 'PartyDischarged'; readonly stayId: string; readonly destination: Destination }
  | {
      readonly type: 'CensusReported';
      readonly asOf: Instant;
      readonly night: Day;
      readonly inService: number | null;
      readonly occupied: number;
    }
  | {
      readonly type: 'EventCorrected';
      readonly eventId: string;
      readonly correction: Correction;
      readonly reason: CorrectionReason;
    };

export type ShelterEventType = ShelterEvent['type'];

/** One fact of a house in its place. */
export type Fact = RecordedFact<ShelterEvent>;
