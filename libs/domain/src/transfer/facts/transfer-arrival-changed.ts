import type { TransferEvolve } from './fact.ts';

/** Whoever was overdue, or had not arrived after all, is only on the way again; who had never left has still to leave. */
export const transferArrivalChanged: TransferEvolve<'TransferArrivalChanged'> = ({ arrival, hold }, _, state) => ({
  situation: state.departedAt === null ? 'accepted' : 'on_the_way',
  arrival,
  endedAt: null,
  hold: hold ?? state.hold,
});
