import type { Country, Instant } from '../words.ts';
import type { TokenEvent, TokenScope } from './events.ts';

/** A token as the log tells it. `revokedAt` null: good until `expiresAt`. */
export interface TokenState {
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

/** null before it is issued. A second issue in one stream changes nothing: a token is never reissued. */
export function evolveToken(
  tokenId: string,
  state: TokenState | null,
  event: TokenEvent,
  recordedAt: Instant,
): TokenState | null {
  if (event.type === 'TokenIssued') {
    const { type: _, ...issued } = event;
    return state ?? { tokenId, ...issued, issuedAt: recordedAt, revokedAt: null };
  }
  return state && state.revokedAt === null ? { ...state, revokedAt: recordedAt } : state;
}
