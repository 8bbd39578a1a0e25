import type { TransferEvolve } from './fact.ts';

export const transferDeclined: TransferEvolve<'TransferDeclined'> = ({ code }, { occurredAt }) => ({
  situation: 'declined',
  endedAt: occurredAt,
  code,
});
