import type { AccessEvent, KeyWrapped, PersonEvent, ShelterEvent, TokenEvent, VaultEvent } from '@safe-haven/domain';

/** What the trail tells of: everything that is recorded of houses, accounts, tokens, the vault, looks and keys. */
export type AuditedEvent = ShelterEvent | PersonEvent | TokenEvent | VaultEvent | AccessEvent | KeyWrapped;
export type AuditedType = AuditedEvent['type'];
type EventOf<T extends AuditedType> = Extract<AuditedEvent, { readonly type: T }>;

/** Codes of one fact, by name. */
export type Details = Readonly<Record<string, string>>;
type Teller<T extends AuditedType> = (event: EventOf<T>) => Details;

/** Fields that are told as they stand; of an absent one nothing is said, of a list its items. */
const told =
  <T extends AuditedType>(...fields: readonly (keyof EventOf<T> & string)[]): Teller<T> =>
  (event) => {
    const details: Record<string, string> = {};
    for (const field of fields) {
      const text = textOf(event[field]);
      if (text !== null) details[field] = text;
    }
    return details;
  };

function textOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) && value.length > 0 ? value.map(String).join(' ') : null;
}

const NOTHING = () => ({});

/**
 * What of each fact the trail may tell: an allow-list, so that a field that comes new is told to nobody. Purposes,
 * reasons, roles and deadlines; never a bed, a stay, a party, a count of people, a text, a hash or anything sealed.
 */
const TELLERS: { readonly [T in AuditedType]: Teller<T> } = {
  ShelterRegistered: told('country', 'mode', 'kind'),
  ShelterProfileChanged: told('kind'),
  IntakeRulesChanged: told('effectiveFrom'),
  HoldPolicyChanged: told(
    'minutes',
    'extensionMinutes',
    'extensions',
    'longestMinutes',
    'crossBorderMinutes',
    'crossBorderLongestMinutes',
    'directHolds',
  ),
  RoomAdded: told('privacy'),
  RoomRetired: NOTHING,
  BedAdded: told('kind'),
  BedRetired: NOTHING,
  BedTakenOutOfService: told('reason'),
  BedReturnedToService: NOTHING,
  IntakePaused: told('reason', 'until'),
  IntakeResumed: NOTHING,
  OverflowOpened: told('until'),
  OverflowClosed: NOTHING,
  OccupancyConfirmed: NOTHING,
  BedsHeld: told('requestId', 'expiresAt'),
  HoldExtended: told('extension', 'expiresAt'),
  PartyExpected: NOTHING,
  HoldReleased: told('reason'),
  HoldLapsed: told('at'),
  PartyAdmitted: told('kind'),
  PartyMoved: NOTHING,
  PartyChanged: NOTHING,
  DeparturePlanned: NOTHING,
  DeparturePlanWithdrawn: NOTHING,
  PartyDischarged: NOTHING,
  CensusReported: told('night'),
  EventCorrected: ({ eventId, correction, reason }) => ({ eventId, correction: correction.kind, reason }),
  PersonInvited: told('expiresAt'),
  InvitationRenewed: told('expiresAt'),
  PersonActivated: NOTHING,
  PersonProfileChanged: NOTHING,
  RoleGranted: told('role', 'organisation', 'country', 'shelters'),
  RoleRevoked: NOTHING,
  CredentialAdded: told('kind'),
  CredentialRemoved: NOTHING,
  SessionOpened: ({ method, console, device, proof, replaces }) => ({
    method,
    console,
    ...(device ? { browser: device.browser, system: device.system } : {}),
    // A step-up and another role take the place of a session; a second factor is told from a mere change of role.
    ...(replaces === null ? {} : { rotated: proof === null ? 'role' : 'second_factor' }),
  }),
  SessionSeen: NOTHING,
  SessionRevoked: told('reason'),
  LanguageChosen: told('language'),
  PushSubscribed: NOTHING,
  PushUnsubscribed: NOTHING,
  PersonDisabled: told('reason'),
  PersonEnabled: NOTHING,
  TokenIssued: told('organisation', 'country', 'scopes', 'expiresAt'),
  TokenRevoked: NOTHING,
  AddressRecorded: NOTHING,
  MeetingPointRecorded: NOTHING,
  AddressRevealed: told('purpose', 'requestId'),
  ExportProduced: told('what', 'organisation', 'from', 'to', 'rows'),
  EmergencyAccessUsed: told('accessId', 'reason', 'until'),
  EmergencyAccessReviewed: told('accessId', 'verdict'),
  PlacesSearched: told('searches'),
  SubjectErased: told('reason'),
  KeyWrapped: told('generation'),
};

/** Every type that the trail tells of. */
export const AUDITED_TYPES = Object.keys(TELLERS) as readonly AuditedType[];

export const isAudited = (event: { readonly type: string }): event is AuditedEvent =>
  Object.hasOwn(TELLERS, event.type);

/** The codes of a fact that the trail tells. */
export const detailsOf = <T extends AuditedType>(event: EventOf<T>): Details =>
  (TELLERS[event.type as T] as Teller<T>)(event);
