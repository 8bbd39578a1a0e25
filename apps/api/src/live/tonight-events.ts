import type { ShelterEventType } from '@safe-haven/domain';
import { isInHandover } from '@safe-haven/projections';

/** What each fact of a shelter does to the Tonight list; null: nothing. */
const ON_TONIGHT: { readonly [T in ShelterEventType]: 'changes' | 'ends_hold' | null } = {
  ShelterRegistered: null,
  ShelterPublished: 'changes',
  PublicationDeclined: null,
  ShelterClosed: 'changes',
  ShelterReopened: 'changes',
  ShelterProfileChanged: null,
  ProfileChangeProposed: null,
  ProfileChangeDropped: null,
  IntakeRulesChanged: null,
  HoldPolicyChanged: null,
  CheckHoursChanged: 'changes',
  RoomAdded: null,
  RoomRetired: null,
  BedAdded: null,
  BedRetired: null,
  BedTakenOutOfService: null,
  BedReturnedToService: null,
  IntakePaused: null,
  IntakeResumed: null,
  OverflowOpened: null,
  OverflowClosed: null,
  SurgeAnswered: 'changes',
  ConfirmationAsked: 'changes',
  OccupancyConfirmed: 'changes',
  BedsHeld: 'changes',
  HoldExtended: 'changes',
  PartyExpected: 'changes',
  HoldReleased: 'ends_hold',
  HoldLapsed: 'ends_hold',
  PartyAdmitted: 'ends_hold',
  PartyMoved: null,
  PartyChanged: null,
  DeparturePlanned: null,
  DeparturePlanWithdrawn: null,
  PartyDischarged: null,
  CensusReported: 'changes',
  CensusQuestioned: 'changes',
  CensusDiscarded: 'changes',
  CallRecorded: null,
  EventCorrected: null,
};

/** Facts that change the Tonight list, or the account of a shift, which open screens show too. */
export const TONIGHT_EVENTS: readonly ShelterEventType[] = (Object.keys(ON_TONIGHT) as ShelterEventType[]).filter(
  (type) => ON_TONIGHT[type] !== null || isInHandover(type),
);

/** Whether the hold that a fact of this type names is over with it. */
export const endsHold = (type: ShelterEventType): boolean => ON_TONIGHT[type] === 'ends_hold';
