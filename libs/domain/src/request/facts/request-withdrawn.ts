import { closed, unneeded } from './closing.ts';
import type { RequestEvolve } from './fact.ts';

export const requestWithdrawn: RequestEvolve<'RequestWithdrawn'> = (state, { declined }, { occurredAt, revision }) => ({
  ...closed('withdrawn', occurredAt),
  declined,
  holds: unneeded(state.holds, revision),
});
