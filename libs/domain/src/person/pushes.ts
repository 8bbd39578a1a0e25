import type { PersonEvent, PushEnd } from './events.ts';
import type { ActivePerson } from './state.ts';

/** Devices of sessions that were signed out get no more notifications. */
export const silenced = ({ pushes }: ActivePerson, signedOut: (sessionId: string) => boolean): readonly PersonEvent[] =>
  Object.values(pushes)
    .filter(({ sessionId }) => signedOut(sessionId))
    .map(({ subscriptionId }) => endOf('signed_out')(subscriptionId));

export const endOf =
  (reason: PushEnd) =>
  (subscriptionId: string): PersonEvent => ({ type: 'PushUnsubscribed', subscriptionId, reason });
