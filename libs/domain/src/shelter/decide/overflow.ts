import { accepted, refuse, rejected } from '../../decider.ts';
import { unknownBed, withHappened } from '../beds/unfit.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { dueFacts } from '../due.ts';
import type { Bed, KeptShelter } from '../state.ts';
import type { Command } from './refuse.ts';
import { momentOf, onTime, overflowEnds, planFault } from './time.ts';

const overflowBeds = (state: KeptShelter, keep: (bed: Bed) => boolean): readonly string[] =>
  Object.values(state.beds)
    .filter((bed) => bed.kind === 'overflow' && keep(bed))
    .map((bed) => bed.bedId);

/** Opens the named extra beds, or all there are, for a time; opening an open one again sets its time anew. */
export function decideOpenOverflow(
  command: Command<'open-overflow'>,
  before: KeptShelter,
  ctx: ShelterContext,
): ShelterDecision {
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

/** Closes every opened extra bed; one in use stays until its party leaves. */
export function decideCloseOverflow(before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, overflowEnds, (state) => {
    const beds = overflowBeds(state, ({ service }) => service.state === 'overflow' && !service.closing);
    if (beds.length > 0) {
      return accepted({ event: { type: 'OverflowClosed', beds }, occurredAt: momentOf(state, ctx) });
    }
    return dueFacts(before, ctx.now).some(overflowEnds) ? accepted() : refuse('overflow_not_open');
  });
}
