import type { Country, Instant } from '../words.ts';

/** What a machine may do: each a right of the policy's `service` column. */
export type TokenScope = 'register' | 'report_census';

/** A service token, in the stream `token-<id>`: for an import or another program, never for a person. */
export type TokenEvent =
  | {
      readonly type: 'TokenIssued';
      readonly label: string;
      readonly tokenHash: string;
      readonly organisation: string;
      readonly country: Country | null;
      readonly scopes: readonly TokenScope[];
      readonly expiresAt: Instant;
    }
  | { readonly type: 'TokenRevoked' };
