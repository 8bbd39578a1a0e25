import type { Decided } from '../decider.ts';
import { after, MINUTE } from '../instant.ts';
import type { Instant } from '../terms.ts';
import type { TransferEvent } from './events.ts';
import type { ProposedTransfer } from './state.ts';

/** A proposal that nobody answered ends this long after its window of arrival (TR-11). */
const UNANSWERED = 30 * MINUTE;

/** When a party on its way becomes overdue; null: it is not on its way, or is overdue already. */
export const overdueFrom = ({ situation, arrival, graceMinutes }: ProposedTransfer): Instant | null =>
  situation === 'on_the_way' ? after(arrival.to, graceMinutes * MINUTE) : null;

const unansweredFrom = ({ situation, arrival }: ProposedTransfer): Instant | null =>
  situation === 'proposed' ? after(arrival.to, UNANSWERED) : null;

/** When time alone decides something of it: that the party is overdue, or that nobody answered; null: nothing. */
export const transferDueFrom = (state: ProposedTransfer): Instant | null => overdueFrom(state) ?? unansweredFrom(state);

/**
 * The time-driven fact that is due and not recorded yet. Overdue happened at the end of the window exactly, that nobody
 * answered when the time for it was over. A clock behind the newest fact decides nothing.
 */
export function dueFacts(state: ProposedTransfer, now: Instant): readonly Decided<TransferEvent>[] {
  const from = transferDueFrom(state);
  if (from === null || now < state.recordedAt || now <= from) return [];
  if (state.situation === 'proposed')
    return [{ event: { type: 'TransferFailed', code: 'not_answered' }, occurredAt: from }];
  const at = state.arrival.to;
  return [{ event: { type: 'TransferOverdue', at }, occurredAt: at }];
}
