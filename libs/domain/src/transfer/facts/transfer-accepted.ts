import type { TransferEvolve } from './fact.ts';

export const transferAccepted: TransferEvolve<'TransferAccepted'> = ({ hold = null }, { occurredAt }) => ({
  situation: 'accepted',
  acceptedAt: occurredAt,
  hold,
});
