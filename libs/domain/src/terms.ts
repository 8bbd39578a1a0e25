import type { DeepReadonly, HoldPolicy, PartyNeeds, Role, ShelterEvent } from '@safe-haven/contracts';

/**
 * The terms that events, commands and states share; docs/GLOSSARY.md defines them. Stored and wire formats are schemas of
 * the contracts, of which the domain uses only the types.
 */
export type {
  AdmissionKind,
  AreaRef,
  BedKind,
  CensusDoubt,
  CorrectionKind,
  DeclinedBecause,
  DeclineReason,
  Destination,
  DirectHolds,
  ForWhom,
  HoldPolicy,
  OutReason,
  Party,
  PauseReason,
  PlacedBy,
  ReleaseReason,
  Role,
  RoomPrivacy,
  Sealed,
  ShelterKind,
  ShelterMode,
  SonsAge,
  Window,
} from '@safe-haven/contracts';

/** ISO 8601 in UTC with milliseconds and `Z`: instants of equal form compare as strings. */
export type Instant = string;
/** A local calendar day, `yyyy-mm-dd`. */
export type Day = string;

export type Country = string;

export interface Actor {
  /** An opaque id, or `system:clock`, `system:import`, `system:demo`. Never a name. */
  readonly person: string;
  readonly role: Role;
  readonly organisation: string | null;
  readonly country: Country | null;
  /** For shelter staff: the houses that are their own. Absent: every house of the organisation. */
  readonly shelters?: readonly string[];
  /** Houses of other organisations to which this person has emergency access now. */
  readonly emergency?: readonly string[];
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

/** Codes of the intake rules with their values; matching decides what a code means for a party. */
export type IntakeRules = Extract<ShelterEvent, { type: 'IntakeRulesChanged' }>['rules'];

/** The coded needs of a party. An absent need was not stated and fails no rule. */
export type Needs = DeepReadonly<PartyNeeds>;
