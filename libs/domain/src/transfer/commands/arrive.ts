import { writtenLater } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import { dueOverdue, overdueFrom } from '../due.ts';
import type { TransferDecision } from '../rejections.ts';
import { isOnTheWay, type ProposedTransfer } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { momentOf } from './moment.ts';

export const arrive: TransferCommandRow<'arrive'> = { by: 'receiving', when: 'not_ended', decide };

/** Who comes after the time and the grace was overdue until then, whether or not somebody had noticed. */
function decide(command: CommandOf<'arrive'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const when = writtenLater(command.occurredAt, momentOf(state, ctx), state.departedAt ?? '');
  if (!when.ok) return refuse(when.code);
  if (!isOnTheWay(state)) return refuse('not_departed');
  const from = overdueFrom(state);
  const overdue = from !== null && when.at > from ? dueOverdue(state, ctx.now) : [];
  return accepted(...overdue, { event: { type: 'TransferArrived' }, occurredAt: when.at });
}
