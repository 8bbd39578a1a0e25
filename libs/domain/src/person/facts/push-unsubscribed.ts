import { without } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

export const pushUnsubscribed: PersonEvolve<'PushUnsubscribed'> = (p, { subscriptionId }) => ({
  ...p,
  pushes: without(p.pushes, subscriptionId),
});
