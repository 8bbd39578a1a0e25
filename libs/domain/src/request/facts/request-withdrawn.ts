import { closed, unneeded } from './closing.ts';
import type { RequestEvolve } from './fact.ts';

export const requestWithdrawn: RequestEvolve<'RequestWithdrawn'> = (state, _, { occurredAt, revision }) => ({
  ...closed('withdrawn', occurredAt),
  holds: unneeded(state.holds, revision),
});
