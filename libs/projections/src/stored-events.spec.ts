import { describe, expect, it } from '@jest/globals';
import { type StoredEvent, storedEventTypes } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';

/** Two types are the same when each can be given where the other is asked for, whether fields are read-only or not. */
type Plain<T> = T extends readonly (infer I)[]
  ? Plain<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Of<E, T> = Plain<Extract<E, { type: T }>>;

/** Does not compile when an event is stored in another shape than the domain knows it. */
const SAME: {
  readonly [T in HavenEvent['type'] | StoredEvent['type']]: Same<Of<StoredEvent, T>, Of<HavenEvent, T>>;
} = {
  ShelterRegistered: true,
  ShelterProfileChanged: true,
  IntakeRulesChanged: true,
  HoldPolicyChanged: true,
  RoomAdded: true,
  RoomRetired: true,
  BedAdded: true,
  BedRetired: true,
  BedTakenOutOfService: true,
  BedReturnedToService: true,
  IntakePaused: true,
  IntakeResumed: true,
  OverflowOpened: true,
  OverflowClosed: true,
  OccupancyConfirmed: true,
  BedsHeld: true,
  HoldExtended: true,
  PartyExpected: true,
  HoldReleased: true,
  HoldLapsed: true,
  PartyAdmitted: true,
  PartyMoved: true,
  PartyChanged: true,
  DeparturePlanned: true,
  DeparturePlanWithdrawn: true,
  PartyDischarged: true,
  CensusReported: true,
  EventCorrected: true,
  PersonInvited: true,
  InvitationRenewed: true,
  PersonActivated: true,
  PersonProfileChanged: true,
  RoleGranted: true,
  RoleRevoked: true,
  CredentialAdded: true,
  CredentialRemoved: true,
  SessionOpened: true,
  SessionSeen: true,
  SessionRevoked: true,
  LanguageChosen: true,
  PushSubscribed: true,
  PushUnsubscribed: true,
  PersonDisabled: true,
  PersonEnabled: true,
  TokenIssued: true,
  TokenRevoked: true,
  AddressRecorded: true,
  MeetingPointRecorded: true,
  AddressRevealed: true,
  ExportProduced: true,
  EmergencyAccessUsed: true,
  EmergencyAccessReviewed: true,
  PlacesSearched: true,
  KeyWrapped: true,
  SubjectErased: true,
  TransferFailed: true,
  TransferArrived: true,
  TransferOverdue: true,
  TransferArrivalChanged: true,
  TransferDeparted: true,
  MeetingPointShared: true,
  TransferDeclined: true,
  TransferAccepted: true,
  TransferConsentRecorded: true,
  TransferProposed: true,
  RequestWithdrawn: true,
  RequestClosedUnmet: true,
  RequestPlaced: true,
  RequestReopened: true,
  RequestHoldNotNeeded: true,
  RequestPromised: true,
  RequestEscalated: true,
  ShelterResponded: true,
  RequestBroadcast: true,
  RequestOpened: true,
};

describe('stored events', () => {
  it('R15 are the events of the domain, each in its own shape', () => {
    expect(Object.values(SAME)).toHaveLength(storedEventTypes.length);
  });
});
