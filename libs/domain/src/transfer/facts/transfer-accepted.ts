import type { TransferEvolve } from './fact.ts';

export const transferAccepted: TransferEvolve<'TransferAccepted'> = (_, { occurredAt }) => ({
  situation: 'accepted',
  acceptedAt: occurredAt,
});
