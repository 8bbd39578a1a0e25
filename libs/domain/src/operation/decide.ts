import { refuse } from '../decider.ts';
import type {
  OperationCommand,
  OperationCommandRow,
  OperationCommandType,
  OperationContext,
} from './commands/command.ts';
import { OPERATION_COMMANDS } from './commands/index.ts';
import type { OperationDecision } from './rejections.ts';
import type { OperationState } from './state.ts';

/**
 * The decision of a command: the facts to record, in order, or the first reason against it. Pure. Who may see the
 * operation is decided before; only what depends on the operation itself is checked here.
 */
export function decideOperation(
  command: OperationCommand,
  state: OperationState,
  context: OperationContext,
): OperationDecision {
  const row = OPERATION_COMMANDS[command.type] as OperationCommandRow<OperationCommandType>;
  if (row.when === 'any') return row.decide(command, state, context);
  if (state.situation === 'unopened') return refuse('operation_not_opened');
  if (row.when === 'open' && state.situation === 'closed') return refuse('operation_closed');
  if (row.by === 'lead' && state.lead.person !== context.actor.person) return refuse('not_lead');
  return row.decide(command, state, context);
}
