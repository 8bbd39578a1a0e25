import type { RecordedFact } from '../decider.ts';
import type { Country, Instant, Party, Sealed, Window } from '../words.ts';

export type ConsentKind = 'written' | 'oral' | 'guardian';
/** What somebody agreed to; `travel` is what a departure needs. */
export type ConsentScope = 'travel' | 'share_needs' | 'share_health' | 'share_documents' | 'inform_authorities';
export type DeclineCode = 'no_free_place' | 'does_not_suit' | 'no_staff' | 'security' | 'regime' | 'other';
export type FailCode =
  | 'consent_withdrawn'
  | 'did_not_travel'
  | 'turned_back_at_border'
  | 'went_elsewhere'
  | 'contact_lost'
  | 'called_off'
  | 'arranged_otherwise';

/** Where a party comes from: an organisation, and a house of it when it is in one. */
export interface TransferFrom {
  readonly organisation: string | null;
  readonly country: Country | null;
  readonly shelterId: string | null;
}
export interface TransferTo {
  readonly organisation: string;
  readonly country: Country;
  readonly shelterId: string;
}

/**
 * What happened on one party's way from one house to another. The stream `transfer-<id>` holds these and nothing
 * else. Of the consent only its kind and scope are there; details and the meeting point are ciphertext.
 */
export type TransferEvent =
  | {
      readonly type: 'TransferProposed';
      readonly from: TransferFrom;
      readonly to: TransferTo;
      readonly requestId: string | null;
      readonly party: Party;
      readonly arrival: Window;
      /** Codes of what has to be settled before the house may accept. */
      readonly conditions: readonly string[];
      readonly details: Sealed | null;
      /** How late an arrival may be before it is overdue. */
      readonly graceMinutes: number;
    }
  | { readonly type: 'TransferConsentRecorded'; readonly kind: ConsentKind; readonly scope: readonly ConsentScope[] }
  | { readonly type: 'TransferAccepted'; readonly met: readonly string[] }
  | { readonly type: 'TransferDeclined'; readonly code: DeclineCode }
  | { readonly type: 'MeetingPointShared'; readonly point: Sealed }
  | { readonly type: 'TransferDeparted'; readonly arrival: Window }
  | { readonly type: 'TransferArrivalChanged'; readonly arrival: Window }
  | { readonly type: 'TransferOverdue'; readonly at: Instant }
  | { readonly type: 'TransferArrived' }
  | { readonly type: 'TransferFailed'; readonly code: FailCode };

export type TransferEventType = TransferEvent['type'];

/** One fact in its place. */
export type TransferFact = RecordedFact<TransferEvent>;
