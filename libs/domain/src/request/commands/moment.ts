import { backdated, momentAfter } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { Instant } from '../../terms.ts';
import type { RequestEvent } from '../events.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest } from '../state.ts';

/** A fact that happens as it is decided. */
export const decidedNow = (state: OpenedRequest, ctx: Deciding, event: RequestEvent): RequestDecision =>
  accepted({ event, occurredAt: momentAfter(state.recordedAt, ctx.now) });

/** While a transfer for it is in progress, ending the request has to state what becomes of the transfer (RQ-16). */
export const leavesTransfer = (command: {
  readonly hasTransfer?: boolean;
  readonly transfer?: 'call_off' | undefined;
}) => command.hasTransfer === true && command.transfer === undefined;

/** A fact that may be backdated, but not before the request was opened. */
export function decidedLater(
  occurredAt: Instant | undefined,
  state: OpenedRequest,
  ctx: Deciding,
  event: RequestEvent,
): RequestDecision {
  const when = backdated(occurredAt, momentAfter(state.recordedAt, ctx.now), state.openedAt);
  return when.ok ? accepted({ event, occurredAt: when.at }) : refuse(when.code);
}
