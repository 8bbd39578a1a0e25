import { own, without } from '@safe-haven/lang';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { PersonEvent } from '../events.ts';
import type { Fields } from '../facts/fact.ts';
import { PUSHES_AT_MOST } from '../limits.ts';
import { endOf } from '../pushes.ts';
import type { PersonCommandRow } from './command.ts';

/**
 * The device gets notifications of tasks until somebody signs out there. `subscriptionId` is the same for every request of
 * one device. Above the maximum the oldest device is removed.
 */
export const subscribePush: PersonCommandRow<Fields<'PushSubscribed'>> = {
  of: 'active',
  decide({ subscriptionId, sessionId, subscription }, { pushes, sessions }, ctx) {
    if (!own(sessions, sessionId)) return refuse('session_unknown');
    if (own(pushes, subscriptionId)?.sessionId === sessionId) return accepted();
    const others = Object.keys(without(pushes, subscriptionId));
    const ended = others.slice(0, Math.max(0, others.length + 1 - PUSHES_AT_MOST));
    return acceptedAt<PersonEvent>(ctx.now, ...ended.map(endOf('replaced')), {
      type: 'PushSubscribed',
      subscriptionId,
      sessionId,
      subscription,
    });
  },
};
