import type { TransferEvolve } from './fact.ts';

export const transferFailed: TransferEvolve<'TransferFailed'> = ({ code }, { occurredAt }) => ({
  situation: 'failed',
  endedAt: occurredAt,
  code,
});
