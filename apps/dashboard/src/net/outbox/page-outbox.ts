import { sendShelterCommand } from '../command/send.ts';
import { serverNow } from '../server-time.ts';
import { openOutbox } from './outbox.ts';

/** The one outbox of this page. Nothing of it is kept on the device: a reload forgets it, and warns before. */
export const waiting = openOutbox({
  send: ({ shelterId, name, body, key }) => sendShelterCommand(shelterId, name, body, key),
  now: serverNow,
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
