import type { TransferEvolve } from './fact.ts';

export const transferOverdue: TransferEvolve<'TransferOverdue'> = () => ({ situation: 'overdue' });
