import { accepted, refuse } from '../../decider.ts';
import { after } from '../../instant.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { CONFIRMED_JUST_NOW } from '../limits.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const confirmOccupancy = anyShelterCommand<'confirm-occupancy'>({ action: 'keep_house', decide });

/**
 * "What the board shows for my house is still correct." Refused only when the numbers have changed since the revision that
 * was seen; a confirmation or a change of profile in between does not matter.
 */
function decide(command: CommandOf<'confirm-occupancy'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  if (command.revision < state.changedRevision) return refuse('revision_passed');
  const at = momentOf(state, ctx);
  const { confirmedAt } = state;
  const nothingSince = confirmedAt !== null && state.changedAt <= confirmedAt;
  if (nothingSince && at < after(confirmedAt, CONFIRMED_JUST_NOW)) return accepted();
  return accepted({ event: { type: 'OccupancyConfirmed', seenRevision: command.revision }, occurredAt: at });
}
