import type { TransferEvolve } from './fact.ts';

/** The party stays on the way, or overdue (TR-10). */
export const transferDiverted: TransferEvolve<'TransferDiverted'> = ({ because, hold }, { occurredAt }) => ({
  diverted: { at: occurredAt, because },
  hold,
});
