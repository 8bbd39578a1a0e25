import type { shelterEventTypes } from '@safe-haven/contracts';
import type { KeyUnder } from '../../locales/resources.ts';

type EventType = (typeof shelterEventTypes)[number];

/** The kind of change of each event type. */
const KINDS: Readonly<Record<EventType, KeyUnder<'replay', 'what'>>> = {
  ShelterRegistered: 'registered',
  ShelterPublished: 'settings',
  PublicationDeclined: 'settings',
  ShelterClosed: 'settings',
  ShelterReopened: 'settings',
  ShelterProfileChanged: 'settings',
  ProfileChangeProposed: 'settings',
  ProfileChangeDropped: 'settings',
  IntakeRulesChanged: 'settings',
  HoldPolicyChanged: 'settings',
  CheckHoursChanged: 'settings',
  RoomAdded: 'settings',
  RoomRetired: 'settings',
  BedAdded: 'settings',
  BedRetired: 'settings',
  BedTakenOutOfService: 'out',
  BedReturnedToService: 'back',
  IntakePaused: 'paused',
  IntakeResumed: 'resumed',
  OverflowOpened: 'overflowOpened',
  OverflowClosed: 'overflowClosed',
  SurgeAnswered: 'surge',
  ConfirmationAsked: 'settings',
  OccupancyConfirmed: 'confirmed',
  BedsHeld: 'held',
  HoldExtended: 'extended',
  PartyExpected: 'expected',
  HoldReleased: 'released',
  HoldLapsed: 'lapsed',
  PartyAdmitted: 'admitted',
  PartyMoved: 'moved',
  PartyChanged: 'changed',
  DeparturePlanned: 'planned',
  DeparturePlanWithdrawn: 'withdrawn',
  PartyDischarged: 'left',
  CensusReported: 'counted',
  CensusQuestioned: 'counted',
  CensusDiscarded: 'counted',
  CallRecorded: 'called',
  EventCorrected: 'corrected',
};

/** The translation key of an event type; unknown types of newer versions get a generic one. */
export const changeKindKey = (type: string): KeyUnder<'replay', 'what'> => KINDS[type as EventType] ?? 'settings';
