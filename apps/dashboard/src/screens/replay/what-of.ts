import type { shelterEventTypes } from '@safe-haven/contracts';
import type { KeyUnder } from '../../locales/resources.ts';

type EventType = (typeof shelterEventTypes)[number];

/** How a change is called in a line: no more than what kind of thing it was. */
const WHAT: Readonly<Record<EventType, KeyUnder<'replay', 'what'>>> = {
  ShelterRegistered: 'registered',
  ShelterPublished: 'settings',
  PublicationDeclined: 'settings',
  ShelterClosed: 'settings',
  ShelterReopened: 'settings',
  ShelterProfileChanged: 'settings',
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
  EventCorrected: 'corrected',
};

/** The key of a change's words; an event of a newer program is a change like any other. */
export const whatOf = (type: string): KeyUnder<'replay', 'what'> => WHAT[type as EventType] ?? 'settings';
