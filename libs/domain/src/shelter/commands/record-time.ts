import { accepted } from '../../decider.ts';
import { dueIn } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand } from './command.ts';

export const recordTime = anyShelterCommand<'record-time'>({ action: 'record_time', decide });

/** Records all that is due and nothing else. */
function decide(_: unknown, state: Registered, ctx: ShelterContext): ShelterDecision {
  return accepted(...dueIn(state, ctx));
}
