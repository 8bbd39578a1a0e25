import { accept } from './accept.ts';
import { arrive } from './arrive.ts';
import { callOff } from './call-off.ts';
import { changeArrival } from './change-arrival.ts';
import type { TransferCommandRow, TransferCommandType } from './command.ts';
import { decline } from './decline.ts';
import { depart } from './depart.ts';
import { fail } from './fail.ts';
import { noteHold } from './note-hold.ts';
import { propose } from './propose.ts';
import { recordConsent } from './record-consent.ts';
import { recordTime } from './record-time.ts';
import { shareMeetingPoint } from './share-meeting-point.ts';

/** Every command on a transfer. */
export const TRANSFER_COMMANDS: { readonly [T in TransferCommandType]: TransferCommandRow<T> } = {
  propose,
  'record-consent': recordConsent,
  accept,
  decline,
  'share-meeting-point': shareMeetingPoint,
  depart,
  'change-arrival': changeArrival,
  arrive,
  fail,
  'record-time': recordTime,
  'note-hold': noteHold,
  'call-off': callOff,
};
