import { accepted, refuse } from '../decider.ts';
import type { AboutShift, ShiftCommandRow, ShiftContext } from './commands/command.ts';
import { SHIFT_COMMANDS, type ShiftCommand } from './commands/index.ts';
import type { ShiftDecision } from './rejections.ts';
import type { ShiftState } from './state.ts';

/**
 * HO-1 to HO-3. One desk has one shift at a time: of two who take over at once the first succeeds, and the second is
 * refused. Shifts restrict no other command.
 */
export function decideShift(command: ShiftCommand, state: ShiftState, context: ShiftContext): ShiftDecision {
  const row = SHIFT_COMMANDS[command.type] as ShiftCommandRow<ShiftCommand>;
  if (row.of === 'desk') return row.decide(command, state, context);
  if (state.situation === 'none') return refuse('no_shift');
  const { shiftId } = command as AboutShift;
  if (state.shiftId === shiftId) return row.decide(command, state, context);
  // A retry under another key: it is theirs already.
  const isDone = row.takesOver && state.by.person === context.actor.person && state.after === shiftId;
  return isDone ? accepted() : refuse('shift_over');
}
