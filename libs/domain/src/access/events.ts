import type { SubjectErased } from '../keys/events.ts';
import type { Instant } from '../words.ts';

export type RevealPurpose = 'bring_somebody' | 'emergency_services' | 'delivery' | 'visit_agreed' | 'check_record';
export type EmergencyReason = 'danger_to_life' | 'house_not_reachable' | 'evacuation' | 'police_request';

/** Who looked at what, in the stream `access-<yyyy-mm-dd>` of the UTC day. Written before anything is shown. */
export type AccessEvent =
  | {
      readonly type: 'AddressRevealed';
      readonly shelterId: string;
      readonly organisation: string;
      readonly purpose: RevealPurpose;
      readonly requestId: string | null;
    }
  | {
      readonly type: 'ExportProduced';
      readonly what: 'audit' | 'trends';
      readonly organisation: string | null;
      readonly from: Instant;
      readonly to: Instant;
      readonly rows: number;
    }
  | {
      readonly type: 'EmergencyAccessUsed';
      readonly accessId: string;
      readonly shelterId: string;
      readonly organisation: string;
      readonly reason: EmergencyReason;
      readonly until: Instant;
    }
  | {
      readonly type: 'EmergencyAccessReviewed';
      readonly accessId: string;
      readonly shelterId: string;
      readonly verdict: 'justified' | 'not_justified';
    }
  /** Somebody looked through places for a party; at most one such fact a person in five minutes. */
  | { readonly type: 'PlacesSearched'; readonly searches: number }
  | SubjectErased;

export const EMERGENCY_LASTS_MINUTES = 30;
