import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { providerFetch } from './oidc-fetch.ts';

const TIMEOUT_SECONDS = 10;

export interface OidcSettings {
  /** The provider's issuer URL, as in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** null: a public client, with PKCE only. */
  readonly clientSecret: string | null;
  /** The redirect URI, exactly as registered with the provider. */
  readonly redirectUri: string;
  readonly timeoutSeconds?: number;
}

/** Reads the provider's metadata (OpenID Connect Discovery 1.0); throws when it is unreachable or does not match. */
export function discover({ issuer, clientId, clientSecret, timeoutSeconds }: OidcSettings): Promise<Configuration> {
  const server = new URL(issuer);
  return discovery(server, clientId, undefined, clientSecret === null ? None() : secretAuth(clientSecret), {
    timeout: timeoutSeconds ?? TIMEOUT_SECONDS,
    [customFetch]: providerFetch,
    // Also verifies the ID token's signature; the library alone would rely on TLS to the token endpoint.
    execute: [...(server.protocol === 'http:' ? [allowInsecureRequests] : []), enableNonRepudiationChecks],
  });
}

/** In the `Authorization` header, unless the provider only accepts the body (OpenID Connect Core 1.0, 9). */
const secretAuth = (secret: string): ClientAuth => {
  const [header, body] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? header : body)(server, ...rest);
  };
};
