import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { ShiftCommandRow } from './command.ts';

interface BeginShift {
  readonly organisation: string;
  readonly shelters: readonly string[] | null;
  readonly from: string;
}

/** Somebody who is on duty already is accepted without events. */
export const beginShift: ShiftCommandRow<BeginShift> = {
  of: 'desk',
  decide({ organisation, shelters, from }, state, { now, actor, newId }) {
    if (state.situation === 'on_duty' && state.by.person === actor.person) return accepted();
    if (state.situation !== 'none') return refuse('shift_running');
    return acceptedAt(now, { type: 'ShiftBegun', shiftId: newId, organisation, shelters, from });
  },
};
