import { acceptedAt } from '../../decider.ts';
import type { PersonEvent } from '../events.ts';
import { silenced } from '../pushes.ts';
import type { PersonCommandRow } from './command.ts';

interface RevokeAllSessions {
  /** A session that goes on; null: none. */
  readonly except: string | null;
}

export const revokeAllSessions: PersonCommandRow<RevokeAllSessions> = {
  of: 'active',
  decide: (command, state, ctx) =>
    acceptedAt<PersonEvent>(
      ctx.now,
      ...Object.keys(state.sessions)
        .filter((sessionId) => sessionId !== command.except)
        .map((sessionId) => ({ type: 'SessionRevoked', sessionId, reason: 'signed_out_elsewhere' }) as const),
      // Devices whose session ran out before get no notices any more either.
      ...silenced(state, (sessionId) => sessionId !== command.except),
    ),
};
