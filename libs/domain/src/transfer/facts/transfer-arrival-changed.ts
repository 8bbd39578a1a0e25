import type { TransferEvolve } from './fact.ts';

/** A party that was overdue, or whose arrival was taken back, is on the way again; one that had not left has still to leave. */
export const transferArrivalChanged: TransferEvolve<'TransferArrivalChanged'> = ({ arrival, hold }, _, state) => ({
  situation: state.departedAt === null ? 'accepted' : 'on_the_way',
  arrival,
  endedAt: null,
  hold: hold ?? state.hold,
});
