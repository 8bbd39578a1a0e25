import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { liveStay } from '../deciding/live-stay.ts';
import { momentOf, planFault } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const planDeparture = keptShelterCommand<'plan-departure'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'plan-departure'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { window } = command;
  const plan = planFault(window.to, ctx.now);
  if (plan !== null) return refuse(plan);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  if (same(window, stay.departure)) return accepted();
  return accepted({
    event: { type: 'DeparturePlanned', stayId: stay.stayId, window },
    occurredAt: momentOf(state, ctx),
  });
}
