import { accepted, refuse } from '../../decider.ts';
import { overflowBeds } from '../deciding/overflow-beds.ts';
import { dueIn, momentOf, onTime, overflowEnds } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { keptShelterCommand } from './command.ts';

export const closeOverflow = keptShelterCommand<'close-overflow'>({ action: 'keep_house', decide });

/** Closes every opened extra bed; one in use stays until its party leaves. */
function decide(_: unknown, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, overflowEnds, (state) => {
    const beds = overflowBeds(state, ({ service }) => service.state === 'overflow' && !service.closing);
    if (beds.length > 0) {
      return accepted({ event: { type: 'OverflowClosed', beds }, occurredAt: momentOf(state, ctx) });
    }
    return dueIn(before, ctx).some(overflowEnds) ? accepted() : refuse('overflow_not_open');
  });
}
