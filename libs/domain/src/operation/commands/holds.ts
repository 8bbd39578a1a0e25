import { momentAfter } from '../../dated.ts';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import { after, earlier, HOUR, MINUTE } from '../../instant.ts';
import { HELD_AFTER_ARRIVAL, LONGEST, LONGEST_ABROAD } from '../../plan/travel.ts';
import type { Instant } from '../../terms.ts';
import { operationDueFrom } from '../due.ts';
import { lineOf, type OpenedOperation, type OperationLine } from '../state.ts';
import type { OperationCommandRow, OutsideOperation, PlannedHold } from './command.ts';
import { isHeld } from './parties.ts';

/** How long houses that are asked first have for their answer. */
const RESPOND_WITHIN = 1 * HOUR;

/**
 * When the full hold of a party ends: an hour after the arrival that was planned for it, and never later than six hours
 * from now, or twelve across a border. Where the way is not known it is the latest.
 */
function untilOf({ abroad, minutes }: PlannedHold, now: Instant): Instant {
  const latest = after(now, abroad ? LONGEST_ABROAD : LONGEST);
  return minutes === null ? latest : earlier(latest, after(now, minutes * MINUTE + HELD_AFTER_ARRIVAL));
}

/** A plan that was made of another list is not held: somebody typed in between, and looks again. */
export const hold: OperationCommandRow<'hold'> = {
  when: 'open',
  by: 'lead',
  decide({ lines, ask }, state, ctx) {
    const at = momentAfter(state.recordedAt, ctx.now);
    const found = lines.map((planned) => ({ planned, line: lineOf(state, planned.line) }));
    const isOutdated = found.some(
      ({ planned, line }) => line?.requestId !== planned.requestId || line.since !== planned.since,
    );
    if (isOutdated) return refuse('plan_outdated');
    const asked = ask.map(({ line, shelters }) => ({ line: lineOf(state, line), shelters: [...new Set(shelters)] }));
    if (asked.some(({ line }) => line === null)) return refuse('line_unknown');
    const open = found.filter(({ line }) => !isHeld(line as OperationLine, ctx));
    const isOpen = asked.filter(({ line }) => !isHeld(line as OperationLine, ctx));
    if (open.length + isOpen.length === 0) return refuse('nothing_to_hold');
    return acceptedAt(at, {
      type: 'OperationHoldsAsked',
      lines: open.map(({ planned }) => {
        const { line, requestId, shelterId, rooms } = planned;
        return { line, requestId, shelterId, rooms, until: untilOf(planned, at) };
      }),
      ask: isOpen.map(({ line, shelters }) => {
        const { line: number, requestId } = line as OperationLine;
        return { line: number, requestId, shelters };
      }),
      respondBy: after(at, RESPOND_WITHIN),
    });
  },
};

const numbers = (lines: readonly OperationLine[]): readonly number[] => lines.map(({ line }) => line);
const among = (lines: readonly number[] | undefined, line: number): boolean => lines?.includes(line) ?? true;

/** First holds that may become full ones. */
export const confirm: OperationCommandRow<'confirm'> = {
  when: 'open',
  by: 'lead',
  decide({ lines }, state, { now }) {
    const meant = state.lines.filter(({ line, hold }) => hold !== null && among(lines, line));
    if (meant.length === 0) return refuse('nothing_held');
    const first = meant.filter(({ hold }) => hold?.confirmed === false);
    if (first.length === 0) return accepted();
    return acceptedAt(momentAfter(state.recordedAt, now), { type: 'OperationConfirmed', lines: numbers(first) });
  },
};

/** What the newest act held, confirmed or not; those who have come since stay. */
export const undoable = (
  state: OpenedOperation,
  { standingOf }: Pick<OutsideOperation, 'standingOf'>,
): readonly OperationLine[] =>
  state.lines.filter((line) => line.hold !== null && line.hold.act === state.act && standingOf?.(line) !== 'over');

export const undoHolds: OperationCommandRow<'undo-holds'> = {
  when: 'open',
  by: 'lead',
  decide({ lines }, state, ctx) {
    const meant = undoable(state, ctx).filter(({ line }) => among(lines, line));
    if (meant.length === 0) return refuse('nothing_held');
    return acceptedAt(momentAfter(state.recordedAt, ctx.now), { type: 'OperationHoldsUndone', lines: numbers(meant) });
  },
};

/** What a house did, reported once for each act and house. */
export const answerHolds: OperationCommandRow<'answer-holds'> = {
  when: 'opened',
  decide({ act, shelterId, held, refused }, state, { now }) {
    const isWaiting = state.lines.some(
      ({ hold }) => hold !== null && hold.act === act && hold.shelterId === shelterId && hold.holdId === null,
    );
    if (!isWaiting) return accepted();
    const event = { type: 'OperationHoldsAnswered', act, shelterId, held, refused } as const;
    return acceptedAt(momentAfter(state.recordedAt, now), event);
  },
};

/** A week without anybody, at the time at which it was over. A clock behind the newest fact decides nothing. */
export const recordTime: OperationCommandRow<'record-time'> = {
  when: 'opened',
  decide(_, state, { now, clock = now }) {
    const due = operationDueFrom(state);
    if (due === null || due > clock || clock < state.recordedAt) return accepted();
    return acceptedAt(due, { type: 'OperationClosed', because: 'left_alone' });
  },
};
