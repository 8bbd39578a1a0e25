import type { RequestEvolve } from './fact.ts';
import { standing } from './standing.ts';

export const requestHoldNotNeeded: RequestEvolve<'RequestHoldNotNeeded'> = (state, event, { revision }) => ({
  holds: standing(state.holds, event, 'not_needed', revision),
});
