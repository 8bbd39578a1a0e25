import { type Deciding, refuse } from '../../decider.ts';
import type { RequestDecision } from '../rejections.ts';
import type { OpenedRequest } from '../state.ts';
import { kindsOf, recordedAs, whyDeclined } from './because.ts';
import type { CommandOf, RequestCommandRow } from './command.ts';
import { decidedLater, leavesTransfer } from './moment.ts';

export const closeUnmet: RequestCommandRow<'close-unmet'> = { action: 'handle_requests', when: 'not_closed', decide };

/** A promise has precedence: a request with a place is withdrawn, or its hold is released. */
function decide(command: CommandOf<'close-unmet'>, state: OpenedRequest, ctx: Deciding): RequestDecision {
  if (state.situation === 'promised') return refuse('already_promised');
  if (leavesTransfer(command)) return refuse('transfer_open');
  const reasons = [...new Set(command.reasons)];
  const { because, interim = null } = command;
  const recorded = recordedAs('reasons', reasons, because);
  const why = reasons.includes('declined_by_party') ? whyDeclined(command) : {};
  const closing = { type: 'RequestClosedUnmet', interim, ...recorded, countedAs: kindsOf(reasons), ...why } as const;
  const decision = decidedLater(command.occurredAt, state, ctx, closing);
  return decision.ok && reasons.length === 0 ? refuse('no_reasons') : decision;
}
