import { accepted, refuse } from '../../decider.ts';
import { dueIn, momentOf, pauseEnds } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand } from './command.ts';

export const resumeIntake = anyShelterCommand<'resume-intake'>({ action: 'keep_house', decide });

/** Resuming a pause that has just ended by time is accepted. */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  const ended = dueIn(state, ctx).filter(pauseEnds);
  if (ended.length > 0) return accepted(...ended);
  if (state.intake.state === 'open') return refuse('not_paused');
  return accepted({ event: { type: 'IntakeResumed' }, occurredAt: momentOf(state, ctx) });
}
