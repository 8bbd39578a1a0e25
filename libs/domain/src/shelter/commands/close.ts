import { accepted, refuse } from '../../decider.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { isInUse } from '../facts/shelter-closed.ts';
import type { Registered } from '../state.ts';
import { anyHouseCommand } from './command.ts';

export const close = anyHouseCommand<'close'>({ action: 'set_up', decide });

/** Nobody is left in a house that is closed, and nobody is promised a bed of it (HS-3). */
function decide(_: unknown, before: Registered, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  return onTime(before, ctx, everything, (state) => {
    if (isInUse(state)) return refuse('house_in_use');
    return accepted({ event: { type: 'ShelterClosed' }, occurredAt: momentOf(state, ctx) });
  });
}
