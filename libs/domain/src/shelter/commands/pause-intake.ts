import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { momentOf, onTime, pauseEnds, planFault } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Intake, Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const pauseIntake = anyShelterCommand<'pause-intake'>({ action: 'keep_house', decide });

/** A pause of a paused house sets its reason or time; an equal one is accepted without events. */
function decide(command: CommandOf<'pause-intake'>, before: Registered, ctx: ShelterContext): ShelterDecision {
  const { reason, until = null } = command;
  const plan = planFault(until, ctx.now);
  if (plan !== null) return refuse(plan);
  return onTime(before, ctx, pauseEnds, (state) => {
    const paused: Intake = { state: 'paused', reason, until };
    if (same(state.intake, paused)) return accepted();
    return accepted({ event: { type: 'IntakePaused', reason, until }, occurredAt: momentOf(state, ctx) });
  });
}
