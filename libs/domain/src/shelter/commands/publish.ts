import { accepted, refuse } from '../../decider.ts';
import { nameFault } from '../deciding/places.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyHouseCommand } from './command.ts';

export const publish = anyHouseCommand<'publish'>({ action: 'publish', decide });

/**
 * One person alone puts no house on the network's board: whoever registered it waits for somebody else (VA-1). What a
 * program registered an administrator does not publish: the token may be their own.
 */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  if (!state.draft) return refuse('already_published');
  const { person, role } = ctx.actor;
  const isOwnToken = role === 'administrator' && state.registeredBy.startsWith('token-');
  if (state.registeredBy === person || isOwnToken) return refuse('second_person_needed');
  // Somebody may have published a house of that name since this one was registered.
  const fault = nameFault(state.name, state.area.id, ctx);
  if (fault !== null) return refuse(fault);
  return accepted({ event: { type: 'ShelterPublished' }, occurredAt: momentOf(state, ctx) });
}
