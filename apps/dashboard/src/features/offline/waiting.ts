import { commandAnswer } from '@safe-haven/contracts';
import { serverNow } from '../../model/time/now.ts';
import { api } from '../../net/api.ts';
import { openOutbox } from './outbox.ts';

/** The one outbox of this page. Nothing of it is kept on the device: a reload forgets it, and warns before. */
export const waiting = openOutbox({
  send: ({ shelterId, name, body, key }) =>
    api.post(`/api/shelters/${encodeURIComponent(shelterId)}/${name}`, body, commandAnswer, { key }),
  now: serverNow,
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
