import { momentAfter, writtenLater } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { Instant } from '../../terms.ts';
import type { RequestEvent } from '../events.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest } from '../state.ts';

/** A fact that happens as it is decided. */
export const decidedNow = (state: OpenedRequest, ctx: Deciding, event: RequestEvent): RequestDecision =>
  accepted({ event, occurredAt: momentAfter(state.recordedAt, ctx.now) });

/** While a transfer of it is under way, what becomes of that has to be said with the end of the request (RQ-16). */
export const leavesTransfer = (command: {
  readonly hasTransfer?: boolean;
  readonly transfer?: 'call_off' | undefined;
}) => command.hasTransfer === true && command.transfer === undefined;

/** A fact that may be written down later than it happened, but not before the request was opened. */
export function decidedLater(
  occurredAt: Instant | undefined,
  state: OpenedRequest,
  ctx: Deciding,
  event: RequestEvent,
): RequestDecision {
  const when = writtenLater(occurredAt, momentAfter(state.recordedAt, ctx.now), state.openedAt);
  return when.ok ? accepted({ event, occurredAt: when.at }) : refuse(when.code);
}
