import type { OperationLine } from '../state.ts';
import { changedLine, type OperationEvolve } from './fact.ts';

/** A card that was taken back may be given out again. */
export const operationPartyAdded: OperationEvolve<'OperationPartyAdded'> = (state, event, { revision }) => {
  const { type: _, ...described } = event;
  const none = { decided: null, isRequested: false, hold: null, refused: null };
  const added: OperationLine = { ...described, ...none, since: revision };
  const others = state.lines.filter(({ line }) => line !== event.line);
  return {
    lines: [...others, added].toSorted((a, b) => a.line - b.line),
    gone: state.gone.filter(({ line }) => line !== event.line),
  };
};

/** Under another request it is a new party to all houses: nothing is held for it. */
export const operationPartyChanged: OperationEvolve<'OperationPartyChanged'> = (state, event, { revision }) => {
  const { type: _, line, ...described } = event;
  const before = state.lines.find((one) => one.line === line);
  const isAnother = before?.requestId !== event.requestId;
  const reset = isAnother ? { isRequested: false, hold: null, refused: null } : {};
  return changedLine(state, line, { ...described, ...reset, since: revision });
};

export const operationPartyRelated: OperationEvolve<'OperationPartyRelated'> = (
  state,
  { line, relations },
  { revision },
) => changedLine(state, line, { relations, since: revision });

export const operationCrossingRecorded: OperationEvolve<'OperationCrossingRecorded'> = (
  state,
  { line, crosses },
  { revision },
) => changedLine(state, line, { crosses, since: revision });

export const operationShelterDecided: OperationEvolve<'OperationShelterDecided'> = (
  state,
  { line, shelterId },
  { revision },
) => changedLine(state, line, { decided: shelterId, since: revision });

export const operationPartyTakenBack: OperationEvolve<'OperationPartyTakenBack'> = (
  state,
  { line, requestId, joined },
) => ({
  lines: state.lines.filter((one) => one.requestId !== requestId),
  gone: [...state.gone.filter((one) => one.line !== line), { line, requestId, joined }],
});
