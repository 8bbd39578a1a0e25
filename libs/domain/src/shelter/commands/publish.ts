import { accepted, refuse } from '../../decider.ts';
import { nameFault } from '../deciding/places.ts';
import { publicationFault } from '../deciding/publication.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyHouseCommand } from './command.ts';

export const publish = anyHouseCommand<'publish'>({ action: 'publish', decide });

/**
 * One person alone puts no house on the network's board: whoever registered it waits for somebody else (VA-1). One that
 * keeps its beds has some (HS-1): without, it would only be a name that somebody is sent to.
 */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  const fault = publicationFault(state, ctx);
  if (fault !== null) return refuse(fault);
  if (state.situation === 'kept' && Object.keys(state.beds).length === 0) return refuse('no_beds');
  // Somebody may have published a house of that name since this one was registered.
  const taken = nameFault(state.name, state.area.id, ctx);
  if (taken !== null) return refuse(taken);
  return accepted({ event: { type: 'ShelterPublished' }, occurredAt: momentOf(state, ctx) });
}
