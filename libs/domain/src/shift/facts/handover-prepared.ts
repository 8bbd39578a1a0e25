import { ofCurrentShift, type ShiftEvolve } from './fact.ts';

export const handoverPrepared: ShiftEvolve<'HandoverPrepared'> = ofCurrentShift(
  (state, { to }, { occurredAt, recordedAt }) => ({
    ...state,
    situation: 'handed_over',
    to,
    handedOverAt: occurredAt,
    recordedAt,
  }),
);
