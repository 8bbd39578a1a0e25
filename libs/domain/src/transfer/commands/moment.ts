import { backdated, momentAfter } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { Instant } from '../../terms.ts';
import type { TransferEvent } from '../events.ts';
import type { TransferDecision } from '../rejections.ts';
import type { ProposedTransfer } from '../state.ts';

/** The key under which data of this transfer is sealed. */
export const keyOf = ({ id }: Deciding): string => `transfer-${id}`;

export const momentOf = (state: ProposedTransfer, { now }: Deciding): Instant => momentAfter(state.recordedAt, now);

/** A fact that may be backdated, but not before the fact that it follows from. */
export function decidedLater(
  occurredAt: Instant | undefined,
  state: ProposedTransfer,
  ctx: Deciding,
  follows: Instant,
  event: TransferEvent,
): TransferDecision {
  const when = backdated(occurredAt, momentOf(state, ctx), follows);
  return when.ok ? accepted({ event, occurredAt: when.at }) : refuse(when.code);
}
