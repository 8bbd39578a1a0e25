import { accepted, refuse } from '../../decider.ts';
import { after } from '../../instant.ts';
import { same } from '../../records.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { dueFacts } from '../due.ts';
import { CONFIRMED_JUST_NOW } from '../limits.ts';
import type { CountedShelter, Intake, KeptShelter } from '../state.ts';
import type { Command } from './refuse.ts';
import { momentOf, onTime, pauseEnds, planFault } from './time.ts';

type Registered = KeptShelter | CountedShelter;

/** A pause of a paused house says a new reason or time; the same again says nothing. */
export function decidePause(
  command: Command<'pause-intake'>,
  before: Registered,
  ctx: ShelterContext,
): ShelterDecision {
  const { reason, until = null } = command;
  const plan = planFault(until, ctx.now);
  if (plan !== null) return refuse(plan);
  return onTime(before, ctx, pauseEnds, (state) => {
    const paused: Intake = { state: 'paused', reason, until };
    if (same(state.intake, paused)) return accepted();
    return accepted({ event: { type: 'IntakePaused', reason, until }, occurredAt: momentOf(state, ctx) });
  });
}

/** Whoever resumes a pause that time has just ended has what they asked for. */
export function decideResume(state: Registered, ctx: ShelterContext): ShelterDecision {
  const ended = dueFacts(state, ctx.now).filter(pauseEnds);
  if (ended.length > 0) return accepted(...ended);
  if (state.intake.state === 'open') return refuse('not_paused');
  return accepted({ event: { type: 'IntakeResumed' }, occurredAt: momentOf(state, ctx) });
}

/**
 * "What the board shows for my house is still correct." It fails only when the numbers have changed since the board
 * that was seen; a confirmation or a change of profile in between does no harm.
 */
export function decideConfirm(
  command: Command<'confirm-occupancy'>,
  state: Registered,
  ctx: ShelterContext,
): ShelterDecision {
  if (command.revision < state.changedRevision) return refuse('revision_passed');
  const at = momentOf(state, ctx);
  const { confirmedAt } = state;
  const nothingSince = confirmedAt !== null && state.changedAt <= confirmedAt;
  if (nothingSince && at < after(confirmedAt, CONFIRMED_JUST_NOW)) return accepted();
  return accepted({ event: { type: 'OccupancyConfirmed', seenRevision: command.revision }, occurredAt: at });
}
