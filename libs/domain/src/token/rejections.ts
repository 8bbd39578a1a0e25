import type { Decision } from '../decider.ts';
import type { TokenEvent } from './events.ts';

/** Every reason for which a command on a token is refused, in order of precedence. */
export type TokenRejectionCode = 'already_issued' | 'token_unknown';

export type TokenDecision = Decision<TokenEvent, { readonly code: TokenRejectionCode }>;
