import { accepted, refuse } from '../../decider.ts';
import { liveStay } from '../deciding/live-stay.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const withdrawDeparturePlan = keptShelterCommand<'withdraw-departure-plan'>({ action: 'keep_house', decide });

function decide(
  command: CommandOf<'withdraw-departure-plan'>,
  state: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  if (stay.departure === null) return refuse('no_departure_plan');
  return accepted({ event: { type: 'DeparturePlanWithdrawn', stayId: stay.stayId }, occurredAt: momentOf(state, ctx) });
}
