import type { TokenEvolve } from './fact.ts';

/** A second issue in one stream is ignored: a token is never reissued. */
export const tokenIssued: TokenEvolve<'TokenIssued'> = (state, { type: _, ...fields }, recordedAt) =>
  state.situation === 'issued'
    ? state
    : { situation: 'issued', tokenId: state.tokenId, ...fields, issuedAt: recordedAt, revokedAt: null };
