import { closed, closureOf, unneeded } from './closing.ts';
import type { RequestEvolve } from './fact.ts';
import { standing } from './standing.ts';

/** An earlier end is kept, because an undo of the admission returns to it. */
export const requestPlaced: RequestEvolve<'RequestPlaced'> = (state, event, { occurredAt, revision }) => {
  const holds = standing(unneeded(state.holds, revision), event, 'admitted', revision);
  return { ...closed('placed', occurredAt), holds, reasons: [], because: null, interim: null, under: closureOf(state) };
};
