import { own } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { comparableLabel } from '../deciding/changes.ts';
import { forWhomOf } from '../deciding/new-rooms.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const addRoom = keptShelterCommand<'add-room'>({ action: 'set_up', decide });

function decide(command: CommandOf<'add-room'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const roomId = command.roomId ?? ctx.newId;
  const labels = Object.values(state.rooms).map((room) => comparableLabel(room.label));
  if (own(state.rooms, roomId) || labels.includes(comparableLabel(command.label))) return refuse('name_taken');
  const { label, privacy, forWhom, features = [] } = command;
  const added = { type: 'RoomAdded', roomId, label, privacy, ...forWhomOf(privacy, forWhom), features } as const;
  return accepted({ event: added, occurredAt: momentOf(state, ctx) });
}
