import { without } from '../../records.ts';
import type { PersonEvolve } from './fact.ts';

export const pushUnsubscribed: PersonEvolve<'PushUnsubscribed'> = (p, { subscriptionId }) => ({
  ...p,
  pushes: without(p.pushes, subscriptionId),
});
