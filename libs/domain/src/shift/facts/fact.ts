import type { ShiftEvent, ShiftEventType, ShiftPlace } from '../events.ts';
import type { BegunShift, ShiftState } from '../state.ts';

export type EventOf<T extends ShiftEventType> = Extract<ShiftEvent, { type: T }>;

/** The desk after a fact. Total; no clock. */
export type ShiftEvolve<T extends ShiftEventType> = (
  state: ShiftState,
  event: EventOf<T>,
  place: ShiftPlace,
) => ShiftState;

/** A fact about the current shift of the desk; about another one it is ignored. */
export const ofCurrentShift =
  <E extends { readonly shiftId: string }>(evolve: (state: BegunShift, event: E, place: ShiftPlace) => ShiftState) =>
  (state: ShiftState, event: E, place: ShiftPlace): ShiftState =>
    state.situation !== 'none' && state.shiftId === event.shiftId ? evolve(state, event, place) : state;
