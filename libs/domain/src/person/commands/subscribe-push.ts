import { own, without } from '@safe-haven/lang';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { PersonEvent } from '../events.ts';
import type { Fields } from '../facts/fact.ts';
import { PUSHES_AT_MOST } from '../limits.ts';
import { endOf } from '../pushes.ts';
import type { PersonCommandRow } from './command.ts';

/**
 * A device gets notices of tasks from now on, for as long as nobody signs out there. `subscriptionId` is the same
 * whenever the same device asks. Of too many devices the oldest gets no more.
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
