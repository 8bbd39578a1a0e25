import type { ShiftPlace } from '../events.ts';
import type { BegunShift, ShiftState } from '../state.ts';
import type { EventOf } from './fact.ts';

/** The shift of the one who took over: its account begins where the previous one ends (HO-3). */
export function nextShift(
  { deskId, organisation, shelters }: BegunShift,
  { nextId: shiftId, to: from, shiftId: after }: EventOf<'HandoverAccepted' | 'HandoverOverridden'>,
  { occurredAt: since, recordedAt, actor: by }: ShiftPlace,
): ShiftState {
  return { situation: 'on_duty', deskId, organisation, shelters, shiftId, by, since, from, after, recordedAt };
}
