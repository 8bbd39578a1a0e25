import type {
  FormatEvent,
  HavenEvent,
  OperationEvent,
  RequestEvent,
  TransferEvent,
  UpkeepEvent,
} from '@safe-haven/domain';

/** That somebody opened a request, asked houses about it and ended it: it frees a party size of its limit (PV-2). */
type AuditedRequest = Extract<
  RequestEvent,
  { readonly type: 'RequestOpened' | 'RequestBroadcast' | 'RequestClosedUnmet' | 'RequestWithdrawn' }
>;

/** Who met many parties, who helped, and who held for all of them; not who they are. */
type AuditedOperation = Extract<
  OperationEvent,
  {
    readonly type:
      | 'OperationOpened'
      | 'OperationHelperJoined'
      | 'OperationLeadTaken'
      | 'OperationHoldsAsked'
      | 'OperationHoldsUndone'
      | 'OperationMeetingPointShown'
      | 'OperationClosed';
  }
>;

/**
 * Events of the audit trail: shelters, accounts, tokens, the vault, accesses and keys. What else becomes of requests,
 * transfers and operations is about the people who are sheltered, and the format of the log and its daily work are nobody's act (what that
 * erases or copies is part of it): they are not.
 */
export type AuditedEvent =
  | Exclude<HavenEvent, RequestEvent | TransferEvent | OperationEvent | FormatEvent | UpkeepEvent>
  | AuditedRequest
  | AuditedOperation;
export type AuditedType = AuditedEvent['type'];
type EventOf<T extends AuditedType> = Extract<AuditedEvent, { readonly type: T }>;

/** The disclosed codes of one event, by name. */
export type Details = Readonly<Record<string, string>>;
type Shown<T extends AuditedType> = (event: EventOf<T>) => Details;

/** Copies these fields; absent ones are left out, lists are joined. */
const fields =
  <T extends AuditedType>(...names: readonly (keyof EventOf<T> & string)[]): Shown<T> =>
  (event) => {
    const details: Record<string, string> = {};
    for (const field of names) {
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

/** Counts that are not zero. */
const countsOf = (counts: Readonly<Record<string, number>>): Details =>
  Object.fromEntries(Object.entries(counts).flatMap(([name, n]) => (n > 0 ? [[name, String(n)]] : [])));

/**
 * The details of each event that the trail may show: an allow-list, so that a new field is hidden by default. Purposes,
 * reasons, roles and deadlines; never a bed, a stay, a party, a count of people, a text, a hash or a box.
 */
const SHOWN: { readonly [T in AuditedType]: Shown<T> } = {
  ShelterRegistered: fields('country', 'mode', 'kind'),
  ShelterPublished: NOTHING,
  PublicationDeclined: fields('reasons'),
  ShelterClosed: NOTHING,
  ShelterReopened: NOTHING,
  ShelterProfileChanged: fields('kind'),
  ProfileChangeProposed: NOTHING,
  ProfileChangeDropped: fields('how'),
  IntakeRulesChanged: fields('effectiveFrom'),
  HoldPolicyChanged: fields(
    'minutes',
    'extensionMinutes',
    'extensions',
    'longestMinutes',
    'crossBorderMinutes',
    'crossBorderLongestMinutes',
    'directHolds',
  ),
  CheckHoursChanged: fields('hours'),
  RoomAdded: fields('privacy'),
  RoomRetired: NOTHING,
  BedAdded: fields('kind'),
  BedRetired: NOTHING,
  BedTakenOutOfService: fields('reason'),
  BedReturnedToService: NOTHING,
  IntakePaused: fields('reason', 'until'),
  IntakeResumed: NOTHING,
  OverflowOpened: fields('until'),
  OverflowClosed: NOTHING,
  SurgeAnswered: fields('until', 'drill', 'reason'),
  ConfirmationAsked: fields('at'),
  // What was said is the house's number: its people read it in their activity.
  CallRecorded: NOTHING,
  OccupancyConfirmed: NOTHING,
  BedsHeld: fields('requestId', 'expiresAt'),
  HoldExtended: fields('extension', 'expiresAt'),
  PartyExpected: NOTHING,
  HoldReleased: fields('reason'),
  HoldLapsed: fields('at'),
  PartyAdmitted: fields('kind'),
  PartyMoved: NOTHING,
  PartyChanged: NOTHING,
  DeparturePlanned: NOTHING,
  DeparturePlanWithdrawn: NOTHING,
  PartyDischarged: NOTHING,
  CensusReported: fields('night'),
  CensusQuestioned: fields('night'),
  CensusDiscarded: fields('night'),
  EventCorrected: ({ eventId, correction, reason }) => ({ eventId, correction: correction.kind, reason }),
  RequestOpened: NOTHING,
  RequestBroadcast: NOTHING,
  RequestClosedUnmet: NOTHING,
  RequestWithdrawn: NOTHING,
  OperationOpened: NOTHING,
  OperationHelperJoined: NOTHING,
  OperationLeadTaken: NOTHING,
  OperationHoldsAsked: NOTHING,
  OperationHoldsUndone: NOTHING,
  OperationMeetingPointShown: fields('ride'),
  OperationClosed: fields('because'),
  SurgeOpened: fields('country', 'until', 'reason', 'drill', 'answers'),
  SurgeConfirmed: fields('organisation'),
  SurgeCountryAsked: fields('country'),
  SurgeCountryDeclined: fields('country', 'reason'),
  SurgeAskedAgain: fields('round'),
  SurgeEnded: fields('because'),
  ShiftBegun: fields('organisation'),
  HandoverPrepared: NOTHING,
  HandoverAccepted: NOTHING,
  HandoverOverridden: fields('reason'),
  PersonInvited: fields('expiresAt'),
  InvitationRenewed: fields('expiresAt'),
  PersonActivated: NOTHING,
  PersonProfileChanged: NOTHING,
  RoleGranted: fields('role', 'organisation', 'country', 'shelters'),
  RoleRevoked: NOTHING,
  CredentialAdded: fields('kind'),
  CredentialRemoved: NOTHING,
  SessionOpened: ({ method, console, device, proof, replaces }) => ({
    method,
    console,
    ...(device ? { browser: device.browser, system: device.system } : {}),
    // A step-up and a change of role replace a session's id; the two are distinguished here.
    ...(replaces === null ? {} : { rotated: proof === null ? 'role' : 'second_factor' }),
  }),
  SessionSeen: NOTHING,
  SessionRevoked: fields('reason'),
  LanguageChosen: fields('language'),
  PushSubscribed: NOTHING,
  PushUnsubscribed: NOTHING,
  SmsNumberAllowed: fields('shelterId'),
  SmsCardMade: NOTHING,
  SmsNumberRevoked: NOTHING,
  SmsTaken: fields('asks'),
  SmsCodeRefused: NOTHING,
  PersonDisabled: fields('reason'),
  PersonEnabled: NOTHING,
  OrganisationRegistered: fields('countries'),
  OrganisationChanged: fields('countries'),
  SignInProviderProposed: fields('issuer'),
  SignInProviderConfirmed: NOTHING,
  SignInProviderDeclined: NOTHING,
  SignInSecretChanged: NOTHING,
  SignInProviderRemoved: NOTHING,
  TokenIssued: fields('organisation', 'country', 'scopes', 'expiresAt'),
  TokenRevoked: NOTHING,
  WebhookRegistered: fields('organisation', 'tells'),
  WebhookSecretChanged: fields('bothUntil'),
  WebhookPaused: fields('because'),
  WebhookResumed: NOTHING,
  WebhookReplayed: NOTHING,
  WebhookTold: NOTHING,
  WebhookRemoved: NOTHING,
  AddressRecorded: NOTHING,
  MeetingPointRecorded: NOTHING,
  DutyContactRecorded: NOTHING,
  DutyContactReported: NOTHING,
  DutyContactReportWithdrawn: NOTHING,
  DutyContactConfirmed: NOTHING,
  AddressRevealed: fields('purpose', 'requestId'),
  ExportProduced: fields('what', 'organisation', 'from', 'to', 'rows'),
  EmergencyAccessUsed: fields('accessId', 'reason', 'until'),
  EmergencyAccessAsked: fields('accessId', 'reason'),
  EmergencyAccessConfirmed: fields('accessId', 'until'),
  EmergencyAccessReviewed: fields('accessId', 'verdict'),
  PlacesSearched: fields('searches'),
  AttemptsRefused: ({ wrongCodes, wrongSignIns, notAllowed, tooMany }) =>
    countsOf({ wrongCodes, wrongSignIns, notAllowed, tooMany }),
  PlacesTried: fields('how'),
  ManyContactsRead: NOTHING,
  OperatorActed: fields('act'),
  SubjectErased: fields('reason'),
  KeyWrapped: fields('generation'),
};

/** Every event type of the trail. */
export const AUDITED_TYPES = Object.keys(SHOWN) as readonly AuditedType[];

export const isAudited = (event: { readonly type: string }): event is AuditedEvent => Object.hasOwn(SHOWN, event.type);

/** The details of an event that the trail shows. */
export const detailsOf = <T extends AuditedType>(event: EventOf<T>): Details =>
  (SHOWN[event.type as T] as Shown<T>)(event);
