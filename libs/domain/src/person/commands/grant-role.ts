import { acceptedAt, refuse } from '../../decider.ts';
import type { Grant } from '../events.ts';
import type { PersonDecision } from '../rejections.ts';
import { grantFault, isDuplicate } from '../roles.ts';
import type { KnownPerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

interface GrantRole {
  readonly grant: Grant;
}

export const grantRole: PersonCommandRow<GrantRole> = { of: 'enabled', decide };

/**
 * Administrators may not grant themselves roles, which would open every house to them. Only while there is no other
 * administrator may they, so that a new installation can start.
 */
function decide({ grant }: GrantRole, state: KnownPerson, ctx: PersonContext): PersonDecision {
  if (Object.values(state.grants).some((g) => isDuplicate(g, grant))) return refuse('already_granted');
  const fault = grantFault(grant);
  if (fault) return refuse(fault);
  const oneself = ctx.actor.person === state.personId && ctx.otherAdministrators > 0;
  return oneself ? refuse('not_yourself') : acceptedAt(ctx.now, { type: 'RoleGranted', ...grant });
}
