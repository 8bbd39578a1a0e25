import type { OperationCommandRow, OperationCommandType } from './command.ts';
import { answerHolds, confirm, hold, recordTime, undoHolds } from './holds.ts';
import {
  addParty,
  changeParty,
  decideShelter,
  joinParties,
  recordCrossing,
  relateParty,
  splitParty,
  takeBackParty,
} from './parties.ts';
import { close, help, open, takeLead } from './people.ts';
import { addRide, callOffRide, changeRide, showMeetingPoint } from './rides.ts';

/** Every command on an operation. */
export const OPERATION_COMMANDS: { readonly [T in OperationCommandType]: OperationCommandRow<T> } = {
  open,
  help,
  'take-lead': takeLead,
  'add-party': addParty,
  'change-party': changeParty,
  'relate-party': relateParty,
  'record-crossing': recordCrossing,
  'take-back-party': takeBackParty,
  'join-parties': joinParties,
  'split-party': splitParty,
  'decide-shelter': decideShelter,
  hold,
  confirm,
  'undo-holds': undoHolds,
  'add-ride': addRide,
  'change-ride': changeRide,
  'call-off-ride': callOffRide,
  'show-meeting-point': showMeetingPoint,
  close,
  'answer-holds': answerHolds,
  'record-time': recordTime,
};
