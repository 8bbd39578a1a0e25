import type { TransferEvolve } from './fact.ts';

export const transferDeparted: TransferEvolve<'TransferDeparted'> = ({ arrival }, { occurredAt }) => ({
  situation: 'on_the_way',
  departedAt: occurredAt,
  arrival,
});
