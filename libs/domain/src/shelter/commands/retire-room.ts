import { own } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const retireRoom = keptShelterCommand<'retire-room'>({ action: 'set_up', decide });

function decide(command: CommandOf<'retire-room'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { roomId } = command;
  if (!own(state.rooms, roomId)) return refuse('room_unknown');
  if (Object.values(state.beds).some((bed) => bed.roomId === roomId)) return refuse('room_not_empty');
  return accepted({ event: { type: 'RoomRetired', roomId }, occurredAt: momentOf(state, ctx) });
}
