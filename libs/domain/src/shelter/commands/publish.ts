import { accepted, refuse } from '../../decider.ts';
import { nameFault } from '../deciding/places.ts';
import { publicationFault } from '../deciding/publication.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand } from './command.ts';

export const publish = anyShelterCommand<'publish'>({ action: 'publish', decide });

/**
 * A house is published by a second person, not by the one who registered it (VA-1). A kept house needs beds (HS-1), or
 * people would be sent to an empty name.
 */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  const fault = publicationFault(state, ctx);
  if (fault !== null) return refuse(fault);
  if (state.situation === 'kept' && Object.keys(state.beds).length === 0) return refuse('no_beds');
  // Another house of that name may have been published since this one was registered.
  const taken = nameFault(state.name, state.area.id, ctx);
  if (taken !== null) return refuse(taken);
  return accepted({ event: { type: 'ShelterPublished' }, occurredAt: momentOf(state, ctx) });
}
