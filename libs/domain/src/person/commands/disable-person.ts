import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonDecision } from '../rejections.ts';
import { isAdministrator } from '../roles.ts';
import type { KnownPerson } from '../state.ts';
import type { PersonCommandRow, PersonContext } from './command.ts';

export const disablePerson: PersonCommandRow<Fields<'PersonDisabled'>> = { of: 'known', decide };

function decide({ reason }: Fields<'PersonDisabled'>, state: KnownPerson, ctx: PersonContext): PersonDecision {
  if (state.situation === 'disabled') return accepted();
  // An account whose key is erased can't be signed in to, so it may be disabled however few administrators are left.
  if (reason === 'erased') return acceptedAt(ctx.now, { type: 'PersonDisabled', reason });
  if (ctx.actor.person === state.personId) return refuse('not_yourself');
  const administers = state.situation === 'active' && Object.values(state.grants).some(isAdministrator);
  if (administers && ctx.otherAdministrators === 0) return refuse('last_administrator');
  return acceptedAt(ctx.now, { type: 'PersonDisabled', reason });
}
