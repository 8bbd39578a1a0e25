import { isPlaced } from '../state.ts';
import type { RequestEvolve } from './fact.ts';
import { standing } from './standing.ts';

/** If it was the only admission of a request that had ended before, the request returns to that end (RQ-15). */
export const requestHoldNotNeeded: RequestEvolve<'RequestHoldNotNeeded'> = (state, event, { revision }) => {
  const holds = standing(state.holds, event, 'not_needed', revision);
  if (state.under === null || isPlaced({ holds })) return { holds };
  return { holds, ...state.under, under: null };
};
