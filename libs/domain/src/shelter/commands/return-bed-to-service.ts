import { accepted, refuse, rejected } from '../../decider.ts';
import { unknownBed } from '../beds/unfit.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Bed, KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const returnBedToService = keptShelterCommand<'return-bed-to-service'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'return-bed-to-service'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { bedId } = command;
  const unknown = unknownBed(state, [bedId]);
  if (unknown !== null) return rejected(unknown);
  if ((state.beds[bedId] as Bed).service.state !== 'out') return refuse('not_out_of_service');
  return accepted({ event: { type: 'BedReturnedToService', bedId }, occurredAt: momentOf(state, ctx) });
}
