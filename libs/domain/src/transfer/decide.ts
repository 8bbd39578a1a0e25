import { type Deciding, refuse } from '../decider.ts';
import type { TransferCommand, TransferCommandRow, TransferCommandType } from './commands/command.ts';
import { TRANSFER_COMMANDS } from './commands/index.ts';
import type { TransferDecision } from './rejections.ts';
import { isEnded, type TransferState } from './state.ts';

/**
 * The decision of a command: the facts to record, in order, or the first reason of `TRANSFER_REJECTION_CODES` against it.
 * Pure. The policy decides before who may send it (`mayTransfer`).
 */
export function decideTransfer(command: TransferCommand, state: TransferState, context: Deciding): TransferDecision {
  const row = TRANSFER_COMMANDS[command.type] as TransferCommandRow<TransferCommandType>;
  if (row.when === 'any') return row.decide(command, state, context);
  if (state.situation === 'unproposed') return refuse('transfer_not_proposed');
  if (row.when === 'not_ended' && isEnded(state)) return refuse('transfer_ended');
  return row.decide(command, state, context);
}
