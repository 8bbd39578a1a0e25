import { accepted, refuse } from '../../decider.ts';
import { changesOf } from '../deciding/changes.ts';
import { nameFault } from '../deciding/places.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyHouseCommand, type CommandOf } from './command.ts';

export const changeProfile = anyHouseCommand<'change-profile'>({ action: 'set_up', decide });

function decide(command: CommandOf<'change-profile'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const changes = changesOf(command, state);
  if (changes === null) return accepted();
  const { name = state.name, area = state.area } = changes;
  const fault = changes.name === undefined && changes.area === undefined ? null : nameFault(name, area.id, ctx);
  if (fault !== null) return refuse(fault);
  return accepted({ event: { ...changes, type: 'ShelterProfileChanged' }, occurredAt: momentOf(state, ctx) });
}
