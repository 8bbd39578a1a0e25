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
  ReleaseReason,
  RoomPrivacy,
  ShelterKind,
  ShelterMode,
  Window,
} from '../words.ts';
import type { Correction } from './events.ts';

/** What is asked of a house, in the imperative of its event. The names are those of the HTTP contract. */
export type ShelterCommand =
  | {
      readonly type: 'register';
      readonly name: string;
      readonly organisation: string;
      readonly country: Country;
      readonly area: AreaRef;
      readonly timezone: string;
      readonly mode: ShelterMode;
      readonly kind: ShelterKind;
    }
  | {
      readonly type: 'change-profile';
      readonly name?: string;
      readonly area?: AreaRef;
      readonly timezone?: string;
      readonly kind?: ShelterKind;
    }
  | { readonly type: 'change-intake-rules'; readonly rules: IntakeRules; readonly effectiveFrom?: Instant }
  | ({ readonly type: 'change-hold-policy' } & Partial<HoldPolicy>)
  | {
      readonly type: 'add-room';
      readonly roomId?: string;
      readonly label: string;
      readonly privacy: RoomPrivacy;
      readonly features?: readonly string[];
    }
  | { readonly type: 'retire-room'; readonly roomId: string }
  | {
      readonly type: 'add-beds';
      readonly roomId: string;
      readonly beds: readonly {
        readonly bedId?: string;
        readonly label: string;
        readonly kind: BedKind;
        readonly stepFree?: boolean;
      }[];
    }
  | { readonly type: 'retire-bed'; readonly bedId: string }
  | {
      readonly type: 'take-bed-out-of-service';
      readonly bedId: string;
      readonly reason: OutReason;
      readonly expectedBack?: Instant;
    }
  | { readonly type: 'return-bed-to-service'; readonly bedId: string }
  | { readonly type: 'pause-intake'; readonly reason: PauseReason; readonly until?: Instant }
  | { readonly type: 'resume-intake' }
  | { readonly type: 'open-overflow'; readonly beds?: readonly string[]; readonly until: Instant }
  | { readonly type: 'close-overflow' }
  | { readonly type: 'confirm-occupancy'; readonly revision: number }
  | {
      readonly type: 'hold-beds';
      readonly party: Party;
      readonly beds?: readonly string[];
      readonly requestId?: string;
      readonly arrival?: Window;
    }
  | { readonly type: 'extend-hold'; readonly holdId: string }
  /** The party of a hold has set out and arrives within this window; said again, the newest counts. */
  | { readonly type: 'expect-party'; readonly holdId: string; readonly arrival: Window }
  | { readonly type: 'release-hold'; readonly holdId: string; readonly reason: ReleaseReason }
  | {
      readonly type: 'admit-party';
      readonly holdId?: string;
      /** Required without a hold; with one, who really came. */
      readonly party?: Party;
      readonly beds?: readonly string[];
      readonly kind?: AdmissionKind;
      readonly occurredAt?: Instant;
    }
  | {
      readonly type: 'move-party';
      readonly stayId: string;
      readonly beds: readonly string[];
      readonly occurredAt?: Instant;
    }
  | {
      readonly type: 'change-party';
      readonly stayId: string;
      readonly party: Party;
      readonly beds?: readonly string[];
      readonly occurredAt?: Instant;
    }
  | { readonly type: 'plan-departure'; readonly stayId: string; readonly window: Window }
  | { readonly type: 'withdraw-departure-plan'; readonly stayId: string }
  | {
      readonly type: 'discharge-party';
      readonly stayId: string;
      readonly destination: Destination;
      readonly occurredAt?: Instant;
    }
  | {
      readonly type: 'report-census';
      readonly asOf: Instant;
      readonly night: Day;
      readonly inService?: number;
      readonly occupied: number;
    }
  | {
      readonly type: 'correct-event';
      readonly eventId: string;
      readonly correction: Correction;
      readonly reason: CorrectionReason;
    }
  /** Takes back the actor's own last command on this house, within 30 s. */
  | { readonly type: 'undo' }
  /** The clock asks: record every lapse, end of pause and end of overflow that is overdue. */
  | { readonly type: 'record-time' };

export type ShelterCommandType = ShelterCommand['type'];
