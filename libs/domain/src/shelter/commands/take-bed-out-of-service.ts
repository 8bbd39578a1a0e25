import { accepted, refuse, rejected } from '../../decider.ts';
import { bedInUse, unknownBed } from '../beds/unfit.ts';
import { inRoomsOf, momentOf, onTime, planFault } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Bed, KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const takeBedOutOfService = keptShelterCommand<'take-bed-out-of-service'>({ action: 'keep_house', decide });

function decide(
  command: CommandOf<'take-bed-out-of-service'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
  const { bedId, reason, expectedBack = null } = command;
  const plan = planFault(expectedBack, ctx.now);
  if (plan !== null) return refuse(plan);
  return onTime(before, ctx, inRoomsOf(before, [bedId]), (state) => {
    const unknown = unknownBed(state, [bedId]);
    if (unknown !== null) return rejected(unknown);
    if ((state.beds[bedId] as Bed).service.state === 'out') return refuse('already_out_of_service');
    const inUse = bedInUse(state, bedId);
    if (inUse !== null) return rejected(inUse);
    const event = { type: 'BedTakenOutOfService', bedId, reason, expectedBack } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}
