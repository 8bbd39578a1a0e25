import { accepted, type Deciding, refuse } from '../../decider.ts';
import type { TransferEvent } from '../events.ts';
import type { TransferDecision } from '../rejections.ts';
import type { ProposedTransfer } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { decidedLater } from './moment.ts';

export const accept: TransferCommandRow<'accept'> = { by: 'receiving', when: 'not_ended', decide };

/** `met`: the settled conditions; all of them have to be. The hold is the acceptance (TR-7). */
function decide(command: CommandOf<'accept'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const met = [...new Set(command.met)];
  const { hold } = command;
  // The process manager of holds may have been first: the hold is recorded already.
  if (hold !== undefined && state.hold?.holdId === hold.holdId) return accepted();
  // A house that holds again for a party that it gave up ends the diversion (TR-10).
  const isAgain = state.diverted !== null;
  if (state.situation !== 'proposed' && !isAgain) return refuse('already_answered');
  const event: TransferEvent = { type: 'TransferAccepted', met, ...(hold === undefined ? {} : { hold }) };
  const decision = decidedLater(command.occurredAt, state, ctx, state.proposedAt, event);
  if (!decision.ok) return decision;
  return isAgain || state.conditions.every((code) => met.includes(code)) ? decision : refuse('conditions_open');
}
