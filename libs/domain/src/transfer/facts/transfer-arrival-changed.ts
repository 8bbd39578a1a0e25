import type { TransferEvolve } from './fact.ts';

/** Whoever was overdue is only on the way again. */
export const transferArrivalChanged: TransferEvolve<'TransferArrivalChanged'> = ({ arrival }) => ({
  situation: 'on_the_way',
  arrival,
});
