import type { Country, Instant } from '../terms.ts';
import type { TokenScope } from './events.ts';

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
  /** The token itself is shown once and not stored. */
  readonly tokenHash: string;
  readonly organisation: string;
  readonly country: Country | null;
  readonly scopes: readonly TokenScope[];
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

export const initialToken = (tokenId: string): TokenState => ({ situation: 'unissued', tokenId });
