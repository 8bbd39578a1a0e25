import { accepted, refuse, rejected } from '../../decider.ts';
import { unknownBed, withHappened } from '../beds/unfit.ts';
import { overflowBeds } from '../deciding/overflow-beds.ts';
import { momentOf, onTime, overflowEnds, planFault } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Bed, KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const openOverflow = keptShelterCommand<'open-overflow'>({ action: 'keep_house', decide });

/** Opens the named overflow beds, or all, for a time; opening an open one again sets its time. */
function decide(command: CommandOf<'open-overflow'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { until } = command;
  const plan = planFault(until, ctx.now);
  if (plan !== null) return refuse(plan);
  return onTime(before, ctx, overflowEnds, (state) => {
    const named = command.beds && [...new Set(command.beds)];
    const unknown = unknownBed(state, named ?? []);
    if (unknown !== null) return rejected(unknown);
    const beds = named ?? overflowBeds(state, (bed) => bed.service.state !== 'out');
    if (beds.length === 0 || beds.some((id) => state.beds[id]?.kind !== 'overflow')) return refuse('no_overflow_beds');
    const services = beds.map((id) => (state.beds[id] as Bed).service);
    if (services.some((service) => service.state === 'out')) return rejected(withHappened('bed_out_of_service', null));
    if (services.every((s) => s.state === 'overflow' && !s.closing && s.until === until)) return accepted();
    return accepted({ event: { type: 'OverflowOpened', beds, until }, occurredAt: momentOf(state, ctx) });
  });
}
