import type { EventContext } from '../../decider.ts';
import type { ProposedTransfer } from '../state.ts';
import type { EventOf, TransferEvolve } from './fact.ts';

/** A second proposal is ignored. */
export const transferProposed: TransferEvolve<'TransferProposed'> = () => ({});

/** The transfer at the moment in which it is proposed. */
export function proposed(
  transferId: string,
  { type: _, holdId, ...fields }: EventOf<'TransferProposed'>,
  { occurredAt, recordedAt, revision }: EventContext,
): ProposedTransfer {
  return {
    situation: 'proposed',
    transferId,
    ...fields,
    consent: null,
    meetingPoint: null,
    proposedAt: occurredAt,
    acceptedAt: null,
    departedAt: null,
    endedAt: null,
    code: null,
    proposedHold: holdId ?? null,
    hold: null,
    diverted: null,
    recordedAt,
    revision,
  };
}
