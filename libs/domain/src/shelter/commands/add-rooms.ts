import { accepted, refuse } from '../../decider.ts';
import { newRooms } from '../deciding/new-rooms.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const addRooms = keptShelterCommand<'add-rooms'>({ action: 'set_up', decide });

/** Rooms with their beds in one append: all of them, or none when one is invalid (HS-4). */
function decide(command: CommandOf<'add-rooms'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const events = newRooms(command.rooms, state, ctx.newId);
  if (events === null) return refuse('name_taken');
  const occurredAt = momentOf(state, ctx);
  return accepted(...events.map((event) => ({ event, occurredAt })));
}
