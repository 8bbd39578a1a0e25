import type { CorrectionKind } from '../../terms.ts';
import type { ShelterEvent, ShelterEventType } from '../events.ts';
import { bedAdded } from './bed-added.ts';
import { bedRetired } from './bed-retired.ts';
import { bedReturnedToService } from './bed-returned-to-service.ts';
import { bedTakenOutOfService } from './bed-taken-out-of-service.ts';
import { bedsHeld } from './beds-held.ts';
import { callRecorded } from './call-recorded.ts';
import { censusDiscarded } from './census-discarded.ts';
import { censusQuestioned } from './census-questioned.ts';
import { censusReported } from './census-reported.ts';
import { checkHoursChanged } from './check-hours-changed.ts';
import { confirmationAsked } from './confirmation-asked.ts';
import { departurePlanWithdrawn } from './departure-plan-withdrawn.ts';
import { departurePlanned } from './departure-planned.ts';
import { eventCorrected } from './event-corrected.ts';
import type { FactOf } from './fact.ts';
import { holdExtended } from './hold-extended.ts';
import { holdLapsed } from './hold-lapsed.ts';
import { holdPolicyChanged } from './hold-policy-changed.ts';
import { holdReleased } from './hold-released.ts';
import { intakePaused } from './intake-paused.ts';
import { intakeResumed } from './intake-resumed.ts';
import { intakeRulesChanged } from './intake-rules-changed.ts';
import { occupancyConfirmed } from './occupancy-confirmed.ts';
import { overflowClosed } from './overflow-closed.ts';
import { overflowOpened } from './overflow-opened.ts';
import { partyAdmitted } from './party-admitted.ts';
import { partyChanged } from './party-changed.ts';
import { partyDischarged } from './party-discharged.ts';
import { partyExpected } from './party-expected.ts';
import { partyMoved } from './party-moved.ts';
import { profileChangeDropped } from './profile-change-dropped.ts';
import { profileChangeProposed } from './profile-change-proposed.ts';
import { publicationDeclined } from './publication-declined.ts';
import { roomAdded } from './room-added.ts';
import { roomRetired } from './room-retired.ts';
import { shelterClosed } from './shelter-closed.ts';
import { shelterProfileChanged } from './shelter-profile-changed.ts';
import { shelterPublished } from './shelter-published.ts';
import { shelterRegistered } from './shelter-registered.ts';
import { shelterReopened } from './shelter-reopened.ts';
import { surgeAnswered } from './surge-answered.ts';

/** Every fact of a house: what it changes, what a correction rechecks, how it may be corrected. */
export const SHELTER_FACTS: { readonly [T in ShelterEventType]: FactOf<T> } = {
  ShelterRegistered: shelterRegistered,
  ShelterPublished: shelterPublished,
  PublicationDeclined: publicationDeclined,
  ShelterClosed: shelterClosed,
  ShelterReopened: shelterReopened,
  ShelterProfileChanged: shelterProfileChanged,
  ProfileChangeProposed: profileChangeProposed,
  ProfileChangeDropped: profileChangeDropped,
  IntakeRulesChanged: intakeRulesChanged,
  HoldPolicyChanged: holdPolicyChanged,
  CheckHoursChanged: checkHoursChanged,
  RoomAdded: roomAdded,
  RoomRetired: roomRetired,
  BedAdded: bedAdded,
  BedRetired: bedRetired,
  BedTakenOutOfService: bedTakenOutOfService,
  BedReturnedToService: bedReturnedToService,
  IntakePaused: intakePaused,
  IntakeResumed: intakeResumed,
  OverflowOpened: overflowOpened,
  OverflowClosed: overflowClosed,
  SurgeAnswered: surgeAnswered,
  ConfirmationAsked: confirmationAsked,
  OccupancyConfirmed: occupancyConfirmed,
  BedsHeld: bedsHeld,
  HoldExtended: holdExtended,
  PartyExpected: partyExpected,
  HoldReleased: holdReleased,
  HoldLapsed: holdLapsed,
  PartyAdmitted: partyAdmitted,
  PartyMoved: partyMoved,
  PartyChanged: partyChanged,
  DeparturePlanned: departurePlanned,
  DeparturePlanWithdrawn: departurePlanWithdrawn,
  PartyDischarged: partyDischarged,
  CensusReported: censusReported,
  CensusQuestioned: censusQuestioned,
  CensusDiscarded: censusDiscarded,
  CallRecorded: callRecorded,
  EventCorrected: eventCorrected,
};

/** The row of an event; typed here, because TypeScript can't follow a lookup by a union. */
export const factOf = (event: ShelterEvent): FactOf<ShelterEventType> =>
  SHELTER_FACTS[event.type] as FactOf<ShelterEventType>;

/** How a fact of this type may be corrected (SH-13). */
export const correctionsOf = (type: ShelterEventType): readonly CorrectionKind[] => SHELTER_FACTS[type].correctable;

/** Whether the numbers or beds of the house may change with this event. */
export const changesOccupancy = (type: ShelterEventType): boolean => SHELTER_FACTS[type].changesOccupancy;
