import { backdated } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import { dueFacts, overdueFrom } from '../due.ts';
import type { TransferDecision } from '../rejections.ts';
import { isEnded, isInTransit, type ProposedTransfer } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { momentOf } from './moment.ts';

export const arrive: TransferCommandRow<'arrive'> = { by: 'receiving', when: 'proposed', decide };

/**
 * The arrival is the admission (TR-8). A party that arrives after its time and the grace was overdue until then, recorded
 * or not.
 */
function decide(command: CommandOf<'arrive'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const { hold } = command;
  // The process manager of holds may have been first.
  if (hold !== undefined && state.situation === 'arrived' && state.hold?.holdId === hold.holdId) return accepted();
  if (isEnded(state)) return refuse('transfer_ended');
  const when = backdated(command.occurredAt, momentOf(state, ctx), state.departedAt ?? '');
  if (!when.ok) return refuse(when.code);
  if (!isInTransit(state)) return refuse('not_departed');
  const from = overdueFrom(state);
  const overdue = from !== null && when.at > from ? dueFacts(state, ctx.now) : [];
  const event = { type: 'TransferArrived', ...(hold === undefined ? {} : { hold }) } as const;
  return accepted(...overdue, { event, occurredAt: when.at });
}
