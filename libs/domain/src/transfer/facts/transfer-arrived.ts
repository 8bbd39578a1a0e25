import type { TransferEvolve } from './fact.ts';

export const transferArrived: TransferEvolve<'TransferArrived'> = (_, { occurredAt }) => ({
  situation: 'arrived',
  endedAt: occurredAt,
});
