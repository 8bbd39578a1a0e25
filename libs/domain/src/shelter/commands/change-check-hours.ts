import { same } from '@safe-haven/lang';
import { accepted } from '../../decider.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const changeCheckHours = anyShelterCommand<'change-check-hours'>({ action: 'set_up', decide });

/** Sets at which hours the house is asked, sorted. */
function decide(command: CommandOf<'change-check-hours'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const hours = command.hours.toSorted();
  if (same(hours, state.checkHours)) return accepted();
  return accepted({ event: { type: 'CheckHoursChanged', hours }, occurredAt: momentOf(state, ctx) });
}
