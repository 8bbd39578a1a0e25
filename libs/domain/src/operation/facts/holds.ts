import { changed, type OperationEvolve } from './fact.ts';

export const operationHoldsAsked: OperationEvolve<'OperationHoldsAsked'> = (state, { lines, ask }, { eventId }) => ({
  act: eventId,
  ...changed(state, ({ requestId }) => {
    const held = lines.find((one) => one.requestId === requestId);
    if (held === undefined) return ask.some((one) => one.requestId === requestId) ? { isRequested: true } : null;
    const { shelterId, rooms, until } = held;
    const hold = { act: eventId, shelterId, rooms, until, holdId: null, confirmed: false };
    return { isRequested: true, refused: null, hold };
  }),
});

/** Of a line that a newer act named it says nothing any more. */
export const operationHoldsAnswered: OperationEvolve<'OperationHoldsAnswered'> = (
  state,
  { act, shelterId, held, refused },
) =>
  changed(state, ({ line, hold }) => {
    if (hold === null || hold.act !== act || hold.shelterId !== shelterId) return null;
    const found = held.find((one) => one.line === line);
    if (found !== undefined) return { hold: { ...hold, holdId: found.holdId } };
    const why = refused.find((one) => one.line === line);
    return why === undefined ? null : { hold: null, refused: { shelterId, code: why.code } };
  });

export const operationConfirmed: OperationEvolve<'OperationConfirmed'> = (state, { lines }) =>
  changed(state, ({ line, hold }) =>
    hold !== null && lines.includes(line) ? { hold: { ...hold, confirmed: true } } : null,
  );

export const operationHoldsUndone: OperationEvolve<'OperationHoldsUndone'> = (state, { lines }) =>
  changed(state, ({ line }) => (lines.includes(line) ? { hold: null, refused: null } : null));
