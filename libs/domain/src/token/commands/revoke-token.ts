import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { TokenCommandRow } from './command.ts';

/** Revoking a revoked token is accepted without events. */
export const revokeToken: TokenCommandRow<object> = (_, state, { now }) => {
  if (state.situation === 'unissued') return refuse('token_unknown');
  return state.revokedAt === null ? acceptedAt(now, { type: 'TokenRevoked' }) : accepted();
};
