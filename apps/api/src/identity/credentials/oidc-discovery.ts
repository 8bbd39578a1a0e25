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
  /** The provider's own address, as it stands in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** null: a client without a secret, by PKCE alone. */
  readonly clientSecret: string | null;
  /** Where browsers come back to, exactly as it is registered at the provider. */
  readonly redirectUri: string;
  readonly timeoutSeconds?: number;
}

/** Reads what a provider says of itself (OpenID Connect Discovery 1.0); throws when it can't, or says something else. */
export function discover({ issuer, clientId, clientSecret, timeoutSeconds }: OidcSettings): Promise<Configuration> {
  const server = new URL(issuer);
  return discovery(server, clientId, undefined, clientSecret === null ? None() : secretAuth(clientSecret), {
    timeout: timeoutSeconds ?? TIMEOUT_SECONDS,
    [customFetch]: providerFetch,
    // Without the second, a token is believed for having come over TLS; its signature is one more lock.
    execute: [...(server.protocol === 'http:' ? [allowInsecureRequests] : []), enableNonRepudiationChecks],
  });
}

/** In the header, unless the provider only takes it in the body (OpenID Connect Core 1.0, 9). */
const secretAuth = (secret: string): ClientAuth => {
  const [header, body] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? header : body)(server, ...rest);
  };
};
