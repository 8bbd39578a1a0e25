import { accepted, rejected } from '../../decider.ts';
import { bedInUse, unknownBed } from '../beds/unfit.ts';
import { inRoomsOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const retireBed = keptShelterCommand<'retire-bed'>({ action: 'set_up', decide });

function decide(command: CommandOf<'retire-bed'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { bedId } = command;
  return onTime(before, ctx, inRoomsOf(before, [bedId]), (state) => {
    const fault = unknownBed(state, [bedId]) ?? bedInUse(state, bedId);
    if (fault !== null) return rejected(fault);
    return accepted({ event: { type: 'BedRetired', bedId }, occurredAt: momentOf(state, ctx) });
  });
}
