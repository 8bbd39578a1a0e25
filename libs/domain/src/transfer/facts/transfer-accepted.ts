import { isInTransit } from '../state.ts';
import type { TransferEvolve } from './fact.ts';

/** A party that was diverted and is held for again stays on the way. */
export const transferAccepted: TransferEvolve<'TransferAccepted'> = ({ hold = null }, { occurredAt }, state) => ({
  situation: isInTransit(state) ? state.situation : 'accepted',
  acceptedAt: occurredAt,
  hold,
  diverted: null,
});
