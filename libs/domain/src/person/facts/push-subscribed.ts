import { without } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

/** The newest last. */
export const pushSubscribed: PersonEvolve<'PushSubscribed'> = (p, event, { recordedAt }) => {
  const { subscriptionId, sessionId, subscription } = event;
  const push = { subscriptionId, sessionId, subscription, since: recordedAt };
  return { ...p, pushes: { ...without(p.pushes, subscriptionId), [subscriptionId]: push } };
};
