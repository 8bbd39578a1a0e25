import { sendShelterCommand } from '../command/send.ts';
import { runLater } from '../run-later.ts';
import { serverNow } from '../server-time.ts';
import { openOutbox } from './outbox.ts';

/** The outbox of this page. Nothing is stored on the device: a reload loses it, and the browser warns before. */
export const outbox = openOutbox({
  send: ({ shelterId, name, body, key }) => sendShelterCommand(shelterId, name, body, key),
  now: serverNow,
  later: runLater,
});
