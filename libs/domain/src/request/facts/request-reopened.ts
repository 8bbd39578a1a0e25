import type { RequestEvolve } from './fact.ts';
import { standing } from './standing.ts';

/** It looks for a place again: the minutes to the next level restart. Who is next is derived from the answers. */
export const requestReopened: RequestEvolve<'RequestReopened'> = (state, event, { occurredAt, revision }) => ({
  situation: 'open',
  waitingSince: occurredAt,
  level: 0,
  closedAt: null,
  under: null,
  holds: standing(state.holds, event, 'ended', revision),
});
