import { own } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { comparableLabel } from '../deciding/changes.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { ShelterEvent } from '../events.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const addBeds = keptShelterCommand<'add-beds'>({ action: 'set_up', decide });

/** One fact for each bed; a bed without an id gets one derived from the command. */
function decide(command: CommandOf<'add-beds'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const { roomId } = command;
  if (!own(state.rooms, roomId)) return refuse('room_unknown');
  const existing = Object.values(state.beds);
  const ids = new Set(existing.map((bed) => bed.bedId));
  const labels = new Set(existing.filter((bed) => bed.roomId === roomId).map((bed) => comparableLabel(bed.label)));
  const events: ShelterEvent[] = [];
  for (const [i, { label, kind, stepFree = false, ...bed }] of command.beds.entries()) {
    const bedId = bed.bedId ?? `${ctx.newId}-${i + 1}`;
    if (ids.has(bedId) || labels.has(comparableLabel(label))) return refuse('name_taken');
    ids.add(bedId);
    labels.add(comparableLabel(label));
    events.push({ type: 'BedAdded', bedId, roomId, label, kind, stepFree });
  }
  const occurredAt = momentOf(state, ctx);
  return accepted(...events.map((event) => ({ event, occurredAt })));
}
