import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonDecision } from '../rejections.ts';
import { isAdministrator } from '../roles.ts';
import type { KnownPerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

export const revokeRole: PersonCommandRow<Fields<'RoleRevoked'>> = { of: 'enabled', decide };

function decide({ grantId }: Fields<'RoleRevoked'>, state: KnownPerson, ctx: PersonContext): PersonDecision {
  const grant = own(state.grants, grantId);
  if (!grant) return refuse('grant_unknown');
  if (isAdministrator(grant)) {
    if (ctx.actor.person === state.personId) return refuse('not_yourself');
    const others = Object.values(state.grants).filter((g) => isAdministrator(g) && g.grantId !== grantId);
    if (others.length === 0 && ctx.otherAdministrators === 0) return refuse('last_administrator');
  }
  return acceptedAt(ctx.now, { type: 'RoleRevoked', grantId });
}
