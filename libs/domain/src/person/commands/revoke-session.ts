import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { PersonEvent, SessionEnd } from '../events.ts';
import type { Fields } from '../facts/fact.ts';
import { silenced } from '../pushes.ts';
import type { PersonCommandRow } from './command.ts';

/** Ends of a session after which its person goes on: it was idle, or they signed in again on the same device. */
const STAYS: ReadonlySet<SessionEnd> = new Set(['idle', 'rotated']);

/** After a sign-out the device gets no notifications; after an idle session it still does, or nobody would get any at night. */
export const revokeSession: PersonCommandRow<Fields<'SessionRevoked'>> = {
  of: 'active',
  decide({ sessionId, reason }, state, ctx) {
    if (!own(state.sessions, sessionId)) return refuse('session_unknown');
    const revoked = { type: 'SessionRevoked', sessionId, reason } as const;
    return acceptedAt<PersonEvent>(
      ctx.now,
      revoked,
      ...(STAYS.has(reason) ? [] : silenced(state, (id) => id === sessionId)),
    );
  },
};
