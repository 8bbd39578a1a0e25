import type { TokenEvolve } from './fact.ts';

/** The first revocation counts. */
export const tokenRevoked: TokenEvolve<'TokenRevoked'> = (state, _, recordedAt) =>
  state.situation === 'issued' && state.revokedAt === null ? { ...state, revokedAt: recordedAt } : state;
