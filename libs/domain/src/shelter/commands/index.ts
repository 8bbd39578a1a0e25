import { addBeds } from './add-beds.ts';
import { addRoom } from './add-room.ts';
import { addRooms } from './add-rooms.ts';
import { admitParty } from './admit-party.ts';
import { answerSurge } from './answer-surge.ts';
import { askConfirmation } from './ask-confirmation.ts';
import { changeCheckHours } from './change-check-hours.ts';
import { changeHoldPolicy } from './change-hold-policy.ts';
import { changeIntakeRules } from './change-intake-rules.ts';
import { changeParty } from './change-party.ts';
import { changeProfile } from './change-profile.ts';
import { close } from './close.ts';
import { closeOverflow } from './close-overflow.ts';
import { closeSurge } from './close-surge.ts';
import type { ShelterCommandRow, ShelterCommandType } from './command.ts';
import { confirmCensus } from './confirm-census.ts';
import { confirmHolds } from './confirm-holds.ts';
import { confirmOccupancy } from './confirm-occupancy.ts';
import { correctEvent } from './correct-event.ts';
import { declinePublication } from './decline-publication.ts';
import { discardCensus } from './discard-census.ts';
import { dischargeParty } from './discharge-party.ts';
import { dropChange } from './drop-change.ts';
import { expectParty } from './expect-party.ts';
import { expectTransfer } from './expect-transfer.ts';
import { extendHold } from './extend-hold.ts';
import { holdBeds } from './hold-beds.ts';
import { holdParties } from './hold-parties.ts';
import { moveParty } from './move-party.ts';
import { openOverflow } from './open-overflow.ts';
import { pauseIntake } from './pause-intake.ts';
import { planDeparture } from './plan-departure.ts';
import { publish } from './publish.ts';
import { publishChange } from './publish-change.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { recordCall } from './record-call.ts';
import { recordTime } from './record-time.ts';
import { register } from './register.ts';
import { releaseHold } from './release-hold.ts';
import { reopen } from './reopen.ts';
import { reportCensus } from './report-census.ts';
import { reportNights } from './report-nights.ts';
import { resumeIntake } from './resume-intake.ts';
import { retireBed } from './retire-bed.ts';
import { retireRoom } from './retire-room.ts';
import { returnBedToService } from './return-bed-to-service.ts';
import { takeBedOutOfService } from './take-bed-out-of-service.ts';
import { undo } from './undo.ts';
import { withdrawDeparturePlan } from './withdraw-departure-plan.ts';

/** Every command on a house: its decision and its right. */
export const SHELTER_COMMANDS: { readonly [T in ShelterCommandType]: ShelterCommandRow<T> } = {
  register,
  publish,
  'decline-publication': declinePublication,
  close,
  reopen,
  'change-profile': changeProfile,
  'publish-change': publishChange,
  'drop-change': dropChange,
  'change-intake-rules': changeIntakeRules,
  'change-hold-policy': changeHoldPolicy,
  'change-check-hours': changeCheckHours,
  'add-room': addRoom,
  'add-rooms': addRooms,
  'retire-room': retireRoom,
  'add-beds': addBeds,
  'retire-bed': retireBed,
  'take-bed-out-of-service': takeBedOutOfService,
  'return-bed-to-service': returnBedToService,
  'pause-intake': pauseIntake,
  'resume-intake': resumeIntake,
  'open-overflow': openOverflow,
  'close-overflow': closeOverflow,
  'answer-surge': answerSurge,
  'close-surge': closeSurge,
  'confirm-occupancy': confirmOccupancy,
  'hold-beds': holdBeds,
  'hold-parties': holdParties,
  'confirm-holds': confirmHolds,
  'extend-hold': extendHold,
  'expect-party': expectParty,
  'release-hold': releaseHold,
  'admit-party': admitParty,
  'move-party': moveParty,
  'change-party': changeParty,
  'plan-departure': planDeparture,
  'withdraw-departure-plan': withdrawDeparturePlan,
  'discharge-party': dischargeParty,
  'report-census': reportCensus,
  'report-nights': reportNights,
  'confirm-census': confirmCensus,
  'discard-census': discardCensus,
  'record-call': recordCall,
  'correct-event': correctEvent,
  undo,
  'record-time': recordTime,
  'ask-confirmation': askConfirmation,
  'receive-transfer': receiveTransfer,
  'expect-transfer': expectTransfer,
};

/** The row of a command; typed here, because TypeScript can't follow a lookup by a union. */
export const rowOf = (type: ShelterCommandType): ShelterCommandRow<ShelterCommandType> =>
  SHELTER_COMMANDS[type] as ShelterCommandRow<ShelterCommandType>;

/** How a command reached us, where that is not how its sender did. */
export const sourceOfCommand = (type: ShelterCommandType): 'phone-in' | null => rowOf(type).source;

/** Whether a counted house accepts this command. */
export const isForCountedToo = (type: ShelterCommandType): boolean => rowOf(type).of === 'any';
