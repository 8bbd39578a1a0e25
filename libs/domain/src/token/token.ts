import { unreachable } from '@safe-haven/lang';
import { accepted, acceptedAt, type Deciding, type Decision, type RecordedFact, refuse } from '../decider.ts';
import type { Country, Instant } from '../terms.ts';
import type { TokenEvent, TokenScope } from './events.ts';

/** A service token, folded from its stream. */
export type TokenState = UnissuedToken | ServiceToken;

interface UnissuedToken {
  readonly situation: 'unissued';
  readonly tokenId: string;
}

/** `revokedAt` null: valid until `expiresAt`. */
export interface ServiceToken {
  readonly situation: 'issued';
  readonly tokenId: string;
  readonly label: string;
  readonly tokenHash: string;
  readonly organisation: string;
  readonly country: Country | null;
  readonly scopes: readonly TokenScope[];
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

export const initialToken = (tokenId: string): TokenState => ({ situation: 'unissued', tokenId });

/** A second issue in one stream is ignored: a token is never reissued. */
export function evolveToken(state: TokenState, { event, context: { recordedAt } }: TokenFact): TokenState {
  switch (event.type) {
    case 'TokenIssued': {
      if (state.situation === 'issued') return state;
      const { type: _, ...issued } = event;
      return { situation: 'issued', tokenId: state.tokenId, ...issued, issuedAt: recordedAt, revokedAt: null };
    }
    case 'TokenRevoked':
      return state.situation === 'issued' && state.revokedAt === null ? { ...state, revokedAt: recordedAt } : state;
    default:
      return unreachable(event);
  }
}

export interface TokenFact {
  readonly event: TokenEvent;
  readonly context: Pick<RecordedFact<TokenEvent>['context'], 'recordedAt'>;
}

/** The log holds the hash; the token itself is shown once and not stored. */
export type TokenCommand =
  | ({ readonly type: 'issue-token' } & Omit<Extract<TokenEvent, { type: 'TokenIssued' }>, 'type'>)
  | { readonly type: 'revoke-token' };

/** Every reason for which a command on a token is refused, in order of precedence. */
const TOKEN_REJECTION_CODES = ['already_issued', 'token_unknown'] as const;
export type TokenRejectionCode = (typeof TOKEN_REJECTION_CODES)[number];
export type TokenDecision = Decision<TokenEvent, { readonly code: TokenRejectionCode }>;

/** Revoking a revoked token is accepted without events. */
export function decideToken(command: TokenCommand, state: TokenState, ctx: Pick<Deciding, 'now'>): TokenDecision {
  switch (command.type) {
    case 'issue-token': {
      if (state.situation === 'issued') return refuse('already_issued');
      const { type: _, scopes, ...token } = command;
      return acceptedAt(ctx.now, { type: 'TokenIssued', ...token, scopes: [...new Set(scopes)] });
    }
    case 'revoke-token':
      if (state.situation === 'unissued') return refuse('token_unknown');
      return state.revokedAt === null ? acceptedAt(ctx.now, { type: 'TokenRevoked' }) : accepted();
    default:
      return unreachable(command);
  }
}
