import type { Decided } from '../decider.ts';
import { after, MINUTE } from '../instant.ts';
import type { Instant } from '../terms.ts';
import type { TransferEvent } from './events.ts';
import type { ProposedTransfer } from './state.ts';

/** When a party on its way becomes overdue; null: it is not on its way, or is overdue already. */
export const overdueFrom = ({ situation, arrival, graceMinutes }: ProposedTransfer): Instant | null =>
  situation === 'on_the_way' ? after(arrival.to, graceMinutes * MINUTE) : null;

/**
 * The time-driven fact that is due and not recorded yet: the party had not arrived by its time plus grace. It happened at
 * the end of its window exactly. A clock behind the newest fact decides nothing.
 */
export function dueOverdue(state: ProposedTransfer, now: Instant): readonly Decided<TransferEvent>[] {
  const from = overdueFrom(state);
  if (from === null || now < state.recordedAt || now <= from) return [];
  const at = state.arrival.to;
  return [{ event: { type: 'TransferOverdue', at }, occurredAt: at }];
}
