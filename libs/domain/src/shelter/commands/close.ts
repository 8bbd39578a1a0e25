import { accepted, refuse } from '../../decider.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { isInUse } from '../facts/shelter-closed.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const close = anyShelterCommand<'close'>({ action: 'set_up', decide });

/** A house is closed only when nobody lives in it and no bed is held (HS-3), knowing who is on the way there (TR-12). */
function decide({ diverts }: CommandOf<'close'>, before: Registered, ctx: ShelterContext): ShelterDecision {
  if (before.closed) return refuse('house_closed');
  return onTime(before, ctx, everything, (state) => {
    if (isInUse(state)) return refuse('house_in_use');
    if (diverts === undefined && (ctx.expected ?? []).length > 0) return refuse('party_on_the_way');
    return accepted({ event: { type: 'ShelterClosed' }, occurredAt: momentOf(state, ctx) });
  });
}
