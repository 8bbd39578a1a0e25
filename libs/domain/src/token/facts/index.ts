import type { TokenEventType } from '../events.ts';
import type { TokenEvolve } from './fact.ts';
import { tokenIssued } from './token-issued.ts';
import { tokenRevoked } from './token-revoked.ts';

/** What every fact changes of a token. */
export const TOKEN_FACTS: { readonly [T in TokenEventType]: TokenEvolve<T> } = {
  TokenIssued: tokenIssued,
  TokenRevoked: tokenRevoked,
};
