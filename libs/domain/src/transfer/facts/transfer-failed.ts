import type { TransferEvolve } from './fact.ts';

export const transferFailed: TransferEvolve<'TransferFailed'> = ({ code, hold }, { occurredAt }, state) => ({
  situation: 'failed',
  endedAt: occurredAt,
  code,
  hold: hold ?? state.hold,
  diverted: null,
});
