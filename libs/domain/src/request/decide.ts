import { type Deciding, refuse } from '../decider.ts';
import type { RequestCommand, RequestCommandRow, RequestCommandType } from './commands/command.ts';
import { REQUEST_COMMANDS } from './commands/index.ts';
import type { RequestDecision } from './rejections.ts';
import { isClosed, type RequestState } from './state.ts';

/**
 * The decision of a command: the facts to record, in order, or the first reason of `REQUEST_REJECTION_CODES` against it.
 * Pure. The policy decides before who may send it (`mayRequest`).
 */
export function decideRequest(command: RequestCommand, state: RequestState, context: Deciding): RequestDecision {
  const row = REQUEST_COMMANDS[command.type] as RequestCommandRow<RequestCommandType>;
  if (row.when === 'any') return row.decide(command, state, context);
  if (state.situation === 'unopened') return refuse('request_not_opened');
  if (row.when === 'not_closed' && isClosed(state)) return refuse('request_closed');
  return row.decide(command, state, context);
}
