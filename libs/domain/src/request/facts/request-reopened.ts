import type { RequestEvolve } from './fact.ts';
import { standing } from './standing.ts';

/** It looks for a place again: the minutes to the next level are counted anew. */
export const requestReopened: RequestEvolve<'RequestReopened'> = (state, event, { occurredAt, revision }) => {
  const { shelterId, holdId, seenRevision, next } = event;
  return {
    situation: 'open',
    waitingSince: occurredAt,
    level: 0,
    closedAt: null,
    holds: standing(state.holds, event, 'ended', revision),
    offered: next === null ? null : { shelterId, holdId, seenRevision, next },
  };
};
