import type { TransferEvolve } from './fact.ts';

export const transferArrived: TransferEvolve<'TransferArrived'> = ({ hold }, { occurredAt }, state) => ({
  situation: 'arrived',
  endedAt: occurredAt,
  hold: hold ?? state.hold,
  diverted: null,
});
