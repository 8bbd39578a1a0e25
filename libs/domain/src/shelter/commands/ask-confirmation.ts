import { accepted } from '../../decider.ts';
import { checkOf } from '../check-hours.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand } from './command.ts';

export const askConfirmation = anyShelterCommand<'ask-confirmation'>({ action: 'record_time', decide });

/**
 * The clock asks the people of a house to confirm its numbers: once at each of its hours, unless somebody has confirmed
 * since.
 */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  const check = checkOf(state, Date.parse(ctx.now));
  const wasAsked = check !== null && state.askedAt !== null && state.askedAt >= check.since;
  if (check === null || check.done || wasAsked || state.draft) return accepted();
  return accepted({ event: { type: 'ConfirmationAsked', at: check.since }, occurredAt: momentOf(state, ctx) });
}
