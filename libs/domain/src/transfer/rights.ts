import { unreachable } from '@safe-haven/lang';
import { isOfRequests, mayDo } from '../policy/may.ts';
import type { Actor } from '../terms.ts';
import type { TransferCommandType } from './commands/command.ts';
import { TRANSFER_COMMANDS } from './commands/index.ts';
import type { TransferFrom, TransferTo } from './events.ts';
import type { Diverted } from './state.ts';

/** The two sides of a transfer, as the policy needs them. */
export interface TransferSides {
  readonly from: TransferFrom;
  readonly to: TransferTo;
  /** The receiving house has given the party up (TR-10). */
  readonly diverted?: Diverted | null;
}

/**
 * Whether the actor may send this command. The sending organisation records consent and departure, the receiving
 * house's own people answer and say who arrived; either side reports a delay or a meeting point, and a failure as long as
 * the party is theirs: of one that a house gave up it can say no more than that it is at its door. `sides` null, before
 * it is proposed: whether the actor may propose at all.
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
      return isSender(actor, sides) || (isReceiver(actor, sides) && !(type === 'fail' && isGivenUp(sides)));
    default:
      return unreachable(by);
  }
}

const isGivenUp = ({ diverted = null }: TransferSides): boolean => diverted !== null;

const isSender = (actor: Actor, { from }: TransferSides): boolean =>
  actor.organisation !== null && actor.organisation === from.organisation && mayDo(actor, 'handle_requests');

const isReceiver = (actor: Actor, { to }: TransferSides): boolean => mayDo(actor, 'answer_requests', to);
