import { unreachable } from '@safe-haven/lang';
import { isOfRequests, mayDo } from '../policy/may.ts';
import type { Actor } from '../terms.ts';
import type { TransferCommandType } from './commands/command.ts';
import { TRANSFER_COMMANDS } from './commands/index.ts';
import type { TransferFrom, TransferTo } from './events.ts';

/** The two sides of a transfer, as the policy needs them. */
export interface TransferSides {
  readonly from: TransferFrom;
  readonly to: TransferTo;
}

/**
 * Whether the actor may send this command. The sending organisation records consent and departure, the receiving
 * house's own people answer and say who arrived; either side reports a delay, a meeting point or a failure. `sides`
 * null, before it is proposed: whether the actor may propose at all.
 */
export function mayTransfer(actor: Actor, type: TransferCommandType, sides: TransferSides | null): boolean {
  const { by } = TRANSFER_COMMANDS[type];
  if (by === 'clock') return mayDo(actor, 'record_time');
  if (by === 'process') return isOfRequests(actor, '');
  if (by === 'requester') return mayDo(actor, 'handle_requests');
  if (sides === null) return false;
  switch (by) {
    case 'sending':
      return isSender(actor, sides);
    case 'receiving':
      return isReceiver(actor, sides);
    case 'either':
      return isSender(actor, sides) || isReceiver(actor, sides);
    default:
      return unreachable(by);
  }
}

const isSender = (actor: Actor, { from }: TransferSides): boolean =>
  actor.organisation !== null && actor.organisation === from.organisation && mayDo(actor, 'handle_requests');

const isReceiver = (actor: Actor, { to }: TransferSides): boolean => mayDo(actor, 'answer_requests', to);
