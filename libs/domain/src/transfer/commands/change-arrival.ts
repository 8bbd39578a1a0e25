import { same } from '@safe-haven/lang';
import { deadlineFault } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import { dueFacts } from '../due.ts';
import type { TransferDecision } from '../rejections.ts';
import { isInTransit, type ProposedTransfer } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { momentOf } from './moment.ts';

export const changeArrival: TransferCommandRow<'change-arrival'> = { by: 'either', when: 'not_ended', decide };

/** The party arrives later or earlier, so the house need not worry. */
function decide({ arrival }: CommandOf<'change-arrival'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const fault = deadlineFault(arrival.to, ctx.now);
  if (fault !== null) return refuse(fault);
  if (!isInTransit(state)) return refuse('not_departed');
  if (state.situation === 'on_the_way' && same(state.arrival, arrival)) return accepted();
  const event = { type: 'TransferArrivalChanged', arrival } as const;
  return accepted(...dueFacts(state, ctx.now), { event, occurredAt: momentOf(state, ctx) });
}
