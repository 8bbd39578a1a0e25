import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { after } from '../../instant.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { BACKDATING, FUTURE_TOLERANCE } from '../limits.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const changeIntakeRules = anyShelterCommand<'change-intake-rules'>({ action: 'set_up', decide });

/** Rules take effect when they are recorded, or a little before; future rules are refused. */
function decide(command: CommandOf<'change-intake-rules'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const occurredAt = momentOf(state, ctx);
  const effectiveFrom = command.effectiveFrom ?? occurredAt;
  if (effectiveFrom > after(occurredAt, FUTURE_TOLERANCE)) return refuse('time_in_future');
  if (effectiveFrom < after(occurredAt, -BACKDATING)) return refuse('too_long_ago');
  if (same(command.rules, state.rules)) return accepted();
  return accepted({ event: { type: 'IntakeRulesChanged', rules: command.rules, effectiveFrom }, occurredAt });
}
