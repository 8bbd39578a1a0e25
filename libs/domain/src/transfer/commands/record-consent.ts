import { same } from '@safe-haven/lang';
import { backdated } from '../../dated.ts';
import { accepted, type Deciding, refuse } from '../../decider.ts';
import { adultsOf } from '../../party.ts';
import type { TransferDecision } from '../rejections.ts';
import { isInTransit, type ProposedTransfer } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { momentOf } from './moment.ts';

export const recordConsent: TransferCommandRow<'record-consent'> = { by: 'sending', when: 'not_ended', decide };

/** For unaccompanied children their guardian consents. */
function decide(command: CommandOf<'record-consent'>, state: ProposedTransfer, ctx: Deciding): TransferDecision {
  const { kind } = command;
  if (isInTransit(state)) return refuse('already_departed');
  const when = backdated(command.occurredAt, momentOf(state, ctx), '');
  if (!when.ok) return refuse(when.code);
  const scope = [...new Set(command.scope)];
  if (scope.length === 0) return refuse('no_scope');
  if (adultsOf(state.party) === 0 && kind !== 'guardian') return refuse('guardian_needed');
  if (state.consent?.kind === kind && same(state.consent.scope, scope)) return accepted();
  return accepted({ event: { type: 'TransferConsentRecorded', kind, scope }, occurredAt: when.at });
}
