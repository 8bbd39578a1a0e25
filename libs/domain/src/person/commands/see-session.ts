import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

export const seeSession: PersonCommandRow<Fields<'SessionSeen'>> = {
  of: 'active',
  decide({ sessionId }, state, ctx) {
    if (!own(state.sessions, sessionId)) return refuse('session_unknown');
    return acceptedAt(ctx.now, { type: 'SessionSeen', sessionId });
  },
};
