import { backdated, deadlineFault } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import { later } from '../../instant.ts';
import type { TransferDecision } from '../rejections.ts';
import { isInTransit, type ProposedTransfer } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { momentOf } from './moment.ts';

export const depart: TransferCommandRow<'depart'> = { by: 'sending', when: 'not_ended', decide };

/** Departure requires that the house has accepted and that the party has consented to travel. */
function decide(command: CommandOf<'depart'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const { arrival = state.arrival } = command;
  if (isInTransit(state)) return refuse('already_departed');
  const { acceptedAt, consent } = state;
  const follows = later(acceptedAt ?? '', consent?.at ?? '');
  const when = backdated(command.occurredAt, momentOf(state, ctx), follows);
  if (!when.ok) return refuse(when.code);
  const fault = deadlineFault(arrival.to, when.at);
  if (fault !== null) return refuse(fault);
  if (acceptedAt === null) return refuse('not_accepted');
  if (consent === null || !consent.scope.includes('travel')) return refuse('consent_missing');
  return accepted({ event: { type: 'TransferDeparted', arrival }, occurredAt: when.at });
}
