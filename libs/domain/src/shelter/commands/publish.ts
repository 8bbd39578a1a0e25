import { accepted, refuse } from '../../decider.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyHouseCommand } from './command.ts';

export const publish = anyHouseCommand<'publish'>({ action: 'publish', decide });

/** One person alone puts no house on the network's board: whoever registered it waits for somebody else (VA-1). */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  if (!state.draft) return refuse('already_published');
  if (state.registeredBy === ctx.actor.person) return refuse('second_person_needed');
  return accepted({ event: { type: 'ShelterPublished' }, occurredAt: momentOf(state, ctx) });
}
