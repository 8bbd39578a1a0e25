import type { BegunShift } from '../state.ts';
import type { AboutShift, SeenAccount, ShiftContext } from './command.ts';

/** An account ends no earlier than it begins. */
export const accountEnd = ({ from }: BegunShift, to: string): string => (to > from ? to : from);

/** The account with which the next person's shift begins. */
export const accountOf = (
  { shiftId, to, shelters, requests, transfers }: AboutShift & SeenAccount,
  state: BegunShift,
  { newId }: ShiftContext,
) => ({ shiftId, nextId: newId, from: state.from, to: accountEnd(state, to), shelters, requests, transfers });
