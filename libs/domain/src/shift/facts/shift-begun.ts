import type { ShiftEvolve } from './fact.ts';

/** While another one runs it is ignored. */
export const shiftBegun: ShiftEvolve<'ShiftBegun'> = (state, event, { occurredAt: since, recordedAt, actor: by }) => {
  if (state.situation !== 'none') return state;
  const { shiftId, organisation, shelters, from } = event;
  const begun = { deskId: state.deskId, organisation, shelters, shiftId, by, since, from, after: null, recordedAt };
  return { situation: 'on_duty', ...begun };
};
