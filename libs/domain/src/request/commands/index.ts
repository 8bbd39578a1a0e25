import { broadcast } from './broadcast.ts';
import { closeUnmet } from './close-unmet.ts';
import type { RequestCommandRow, RequestCommandType } from './command.ts';
import { escalate } from './escalate.ts';
import { noteHold } from './note-hold.ts';
import { open } from './open.ts';
import { recordConsent } from './record-consent.ts';
import { recordTime } from './record-time.ts';
import { respond } from './respond.ts';
import { withdraw } from './withdraw.ts';

/** Every command on a request. */
export const REQUEST_COMMANDS: { readonly [T in RequestCommandType]: RequestCommandRow<T> } = {
  open,
  'record-consent': recordConsent,
  broadcast,
  respond,
  escalate,
  withdraw,
  'close-unmet': closeUnmet,
  'record-time': recordTime,
  'note-hold': noteHold,
};
