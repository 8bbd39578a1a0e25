import { closed, unneeded } from './closing.ts';
import type { RequestEvolve } from './fact.ts';

export const requestClosedUnmet: RequestEvolve<'RequestClosedUnmet'> = (state, event, { occurredAt, revision }) => {
  const { reasons, interim, because = null, declined } = event;
  return {
    ...closed('unmet', occurredAt),
    holds: unneeded(state.holds, revision),
    reasons,
    interim,
    because,
    declined,
  };
};
