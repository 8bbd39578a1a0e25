import { acceptedAt } from '../../decider.ts';
import { endOthers } from '../ended.ts';
import type { PersonEvent } from '../events.ts';
import type { PersonCommandRow } from './command.ts';

interface RevokeAllSessions {
  /** A session that stays; null: none. */
  readonly except: string | null;
}

export const revokeAllSessions: PersonCommandRow<RevokeAllSessions> = {
  of: 'active',
  decide: ({ except }, state, ctx) =>
    acceptedAt<PersonEvent>(ctx.now, ...endOthers(state, except, 'signed_out_elsewhere')),
};
