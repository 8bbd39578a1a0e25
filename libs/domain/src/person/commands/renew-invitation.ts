import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

/**
 * A new link: for one that ran out, or for somebody who lost every way to sign in. The link before it stops working at
 * once: of two links, one is always a mistake.
 */
export const renewInvitation: PersonCommandRow<Fields<'InvitationRenewed'>> = {
  of: 'known',
  decide({ tokenHash, expiresAt }, state, ctx) {
    if (state.situation === 'disabled') return refuse('person_disabled');
    return acceptedAt(ctx.now, { type: 'InvitationRenewed', tokenHash, expiresAt });
  },
};
