import { accepted, refuse } from '../../decider.ts';
import { nameFault } from '../deciding/places.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterState } from '../state.ts';
import { type CommandOf, joiningCommand } from './command.ts';

export const register = joiningCommand<'register'>({ action: 'register', decide });

function decide(command: CommandOf<'register'>, state: ShelterState, ctx: ShelterContext): ShelterDecision {
  if (state.situation !== 'unregistered') return refuse('already_registered');
  if (ctx.countries && !ctx.countries.includes(command.country)) return refuse('country_not_of_organisation');
  const fault = nameFault(command.name, command.area.id, ctx);
  if (fault !== null) return refuse(fault);
  const { type: _, ...profile } = command;
  return accepted({ event: { type: 'ShelterRegistered', ...profile, draft: true }, occurredAt: ctx.now });
}
