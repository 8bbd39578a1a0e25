import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { PersonEvent, SessionEnd } from '../events.ts';
import type { Fields } from '../facts/fact.ts';
import { silenced } from '../pushes.ts';
import type { PersonCommandRow } from './command.ts';

/** How a session ends that somebody goes on from: they are only away, or have signed in anew where they sit. */
const STAYS: ReadonlySet<SessionEnd> = new Set(['idle', 'rotated']);

/** Who signs out of a device gets no notices there; one that lies idle does, or nobody would get any at night. */
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
