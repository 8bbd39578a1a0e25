import type { RequestEvolve } from './fact.ts';
import { standing } from './standing.ts';

export const requestPromised: RequestEvolve<'RequestPromised'> = (state, event, { revision }) => ({
  situation: 'promised',
  holds: standing(state.holds, event, 'promised', revision),
});
