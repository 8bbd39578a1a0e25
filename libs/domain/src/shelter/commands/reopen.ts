import { accepted, refuse } from '../../decider.ts';
import { nameFault } from '../deciding/places.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand } from './command.ts';

export const reopen = anyShelterCommand<'reopen'>({ action: 'set_up', decide });

/** Reopens the house unchanged, unless another one of its area has taken its name. A past house can't be reopened (PH-1). */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  if (!state.closed) return refuse('not_closed');
  if (state.situation === 'past') return refuse('house_closed');
  const fault = nameFault(state.name, state.area.id, ctx);
  if (fault !== null) return refuse(fault);
  return accepted({ event: { type: 'ShelterReopened' }, occurredAt: momentOf(state, ctx) });
}
