import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

/**
 * A new link, for one that expired or for somebody who lost every sign-in method. The previous link is invalid at once, so
 * that there is only one.
 */
export const renewInvitation: PersonCommandRow<Fields<'InvitationRenewed'>> = {
  of: 'known',
  decide({ tokenHash, expiresAt }, state, ctx) {
    if (state.situation === 'disabled') return refuse('person_disabled');
    return acceptedAt(ctx.now, { type: 'InvitationRenewed', tokenHash, expiresAt });
  },
};
