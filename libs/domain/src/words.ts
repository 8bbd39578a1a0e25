/** The words of the domain that events, commands and states share. docs/GLOSSARY.md gives each its meaning. */

/** ISO 8601 in UTC with milliseconds and `Z`: instants of equal form compare as strings. */
export type Instant = string;
/** A local calendar day, `yyyy-mm-dd`. */
export type Day = string;

export type Country = string;

export type Role =
  | 'hotline'
  | 'coordinator'
  | 'shelter_staff'
  | 'manager'
  | 'network_manager'
  | 'focal_point'
  | 'administrator'
  | 'auditor'
  | 'service';

export interface Actor {
  /** An opaque id, or `system:clock`, `system:import`, `system:demo`. Never a name. */
  readonly person: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly country: Country | null;
  /** For shelter staff: the houses that are their own. Absent: every house of the organisation. */
  readonly shelters?: readonly string[];
  /** Houses of others that emergency access opens for this person just now. */
  readonly emergency?: readonly string[];
}

/** Who placed a hold: enough to say "by a hotline" and to know one's own, never a name. */
export interface PlacedBy {
  readonly person: string;
  readonly role: Role;
  readonly organisation: string | null;
}

export type SonsAge = '0-6' | '7-11' | '12-14' | '15-17';

/** The people placed together. Infants are under 2 and need a cot or no bed at all. */
export interface Party {
  readonly women: number;
  readonly men: number;
  readonly other: number;
  readonly girls: number;
  readonly boys: number;
  readonly infants: number;
  readonly sonsOldest: SonsAge | null;
}

export type ShelterMode = 'kept' | 'counted';
export type ShelterKind = 'emergency' | 'crisis' | 'transitional' | 'supported_housing';
export type RoomPrivacy = 'household' | 'shared';
export type BedKind = 'adult' | 'child' | 'cot' | 'overflow';
export type OutReason = 'maintenance' | 'cleaning' | 'isolation' | 'no_staff' | 'safety';
export type PauseReason = 'no_staff' | 'incident' | 'infection' | 'security' | 'other';
export type ReleaseReason = 'placed_elsewhere' | 'declined' | 'not_suitable' | 'no_show' | 'shelter_withdrew' | 'error';
export type AdmissionKind = 'self' | 'referral' | 'official' | 'transfer_in';
export type Destination =
  | 'own_home'
  | 'family'
  | 'other_shelter'
  | 'supported_housing'
  | 'return_to_country'
  | 'institution'
  | 'left_unplanned'
  | 'unknown';
export type CorrectionReason = 'typing_error' | 'wrong_house' | 'wrong_time' | 'wrong_beds' | 'did_not_happen' | 'undo';
export type DirectHolds = 'hotline' | 'coordinator' | 'nobody';

/** A municipality or region of the catalogue; a place outside it has a name and no point on the map. */
export interface AreaRef {
  readonly id: string;
  readonly name: string;
}

/** Numbers that a hold obeys; they are frozen on the hold when it is made. All in minutes but `extensions`. */
export interface HoldPolicy {
  readonly minutes: number;
  readonly extensionMinutes: number;
  readonly extensions: number;
  readonly longestMinutes: number;
  readonly crossBorderMinutes: number;
  readonly crossBorderLongestMinutes: number;
  readonly directHolds: DirectHolds;
}

/** Assumptions to confirm with the partners: 90 min and one extension of 30; across a border 6 h, at most 12 h. */
export const DEFAULT_HOLD_POLICY: HoldPolicy = {
  minutes: 90,
  extensionMinutes: 30,
  extensions: 1,
  longestMinutes: 120,
  crossBorderMinutes: 360,
  crossBorderLongestMinutes: 720,
  directHolds: 'hotline',
};

/** Codes of domain.md's intake rules with their values; what a code means for a party is decided by matching. */
export type IntakeRules = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** From when to when somebody is expected. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * What is about one person, or is an address, as the log holds it: readable only while the data key of its subject
 * exists. `key` names the subject (`person-…`, `request-…`, `transfer-…`, `address-…`), `box` is nonce, ciphertext and
 * tag of AES-256-GCM in base64url.
 */
export interface Sealed {
  readonly key: string;
  readonly box: string;
}
