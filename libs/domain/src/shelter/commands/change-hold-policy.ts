import { accepted } from '../../decider.ts';
import { changesOf } from '../deciding/changes.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const changeHoldPolicy = keptShelterCommand<'change-hold-policy'>({ action: 'set_up', decide });

function decide(command: CommandOf<'change-hold-policy'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const changes = changesOf(command, state.holdPolicy);
  if (changes === null) return accepted();
  return accepted({ event: { ...changes, type: 'HoldPolicyChanged' }, occurredAt: momentOf(state, ctx) });
}
