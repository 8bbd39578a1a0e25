import { accepted, refuse } from '../../decider.ts';
import { NO_ROOMS, newRooms } from '../deciding/new-rooms.ts';
import { nameFault } from '../deciding/places.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterState } from '../state.ts';
import { type CommandOf, joiningCommand } from './command.ts';

export const register = joiningCommand<'register'>({ action: 'register', decide });

/** Registers a house, optionally with rooms: all of it or nothing (HS-4). */
function decide(command: CommandOf<'register'>, state: ShelterState, ctx: ShelterContext): ShelterDecision {
  if (state.situation !== 'unregistered') return refuse('already_registered');
  if (ctx.countries && !ctx.countries.includes(command.country)) return refuse('country_not_of_organisation');
  const { type: _, rooms = [], ...profile } = command;
  // A past house takes nobody, so it is not published and its name is not checked (PH-1).
  const draft = command.mode !== 'past';
  const fault = draft ? nameFault(command.name, command.area.id, ctx) : null;
  if (fault !== null) return refuse(fault);
  if (rooms.length > 0 && command.mode !== 'kept') return refuse('shelter_is_counted');
  const added = newRooms(rooms, NO_ROOMS, ctx.newId);
  if (added === null) return refuse('name_taken');
  const registered = { type: 'ShelterRegistered', ...profile, draft } as const;
  return accepted(...[registered, ...added].map((event) => ({ event, occurredAt: ctx.now })));
}
