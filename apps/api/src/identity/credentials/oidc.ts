import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { discover, type OidcSettings } from './oidc-discovery.ts';
import { isSafeUrl, ProviderUnreachable } from './oidc-fetch.ts';
import { sameSecret } from './tokens.ts';

const SCOPE = 'openid email';
/** The state with which a provider sends back somebody who has signed out there. */
export const SIGNED_OUT_THERE = 'signed_out';
/** Our name or our secret is not theirs, rather than the code (RFC 6749, 5.2). */
const REFUSES_CLIENT: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/;

/** What the callback is checked against. Sealed, and stored in a cookie of the browser that was redirected. */
export interface OidcCheck {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly maxAgeSeconds: number | null;
}

/** The identity at the provider: `issuer` and `subject` together identify a person, an e-mail does not. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider has verified the e-mail address; otherwise it is unverified user input. */
  readonly emailVerified: boolean;
  /** Authentication methods (RFC 8176), such as `pwd`, `otp`, `mfa`. */
  readonly amr: readonly string[];
  readonly acr: string | null;
  /** When they authenticated, in seconds since 1970, if the provider states it. */
  readonly authTime: number | null;
}

export type OidcFailure =
  | 'provider_unreachable'
  /** The provider's metadata or our client settings are wrong: the administrator has to fix them. */
  | 'provider_misconfigured'
  /** The callback does not belong to the sign-in that this browser started. */
  | 'state_mismatch'
  | 'other_provider'
  /** The callback has neither a code nor an error. */
  | 'malformed_answer'
  /** The person or their organisation denied access. */
  | 'denied'
  /** Another error of the provider. */
  | 'provider_refused'
  /** The code was used, expired or not issued to us. */
  | 'code_refused'
  /** The token's signature, issuer, audience, nonce or times are invalid. */
  | 'invalid_token';

/** What is known of a provider before anybody signs in through it. */
export type OidcTrial = 'works' | 'provider_away' | 'provider_wrong' | 'client_refused';

export type OidcBegun = { readonly ok: true; readonly url: string; readonly check: OidcCheck } | OidcFailed;
export type OidcFinished = { readonly ok: true; readonly identity: OidcIdentity } | OidcFailed;
interface OidcFailed {
  readonly ok: false;
  readonly failure: OidcFailure;
}

/**
 * Sign-in by an organisation's OpenID Connect provider: authorization code flow with PKCE (RFC 7636), state and nonce.
 * The provider's metadata is read when somebody signs in, so the program starts while the provider is down.
 */
export class OidcProvider {
  readonly #settings: OidcSettings;

  /** Throws when the issuer is neither https nor on this machine: an invalid setting. */
  constructor(settings: OidcSettings) {
    if (!isSafeUrl(settings.issuer)) throw new Error('The issuer of OpenID Connect has to be an https address.');
    this.#settings = settings;
  }

  /**
   * The URL to redirect a browser to. The provider asks the person each time: somebody who signs out here must not be
   * in again by one press of the next person. `maxAgeSeconds`: it must also say when it asked, which not all can.
   */
  async begin({ maxAgeSeconds = null }: { maxAgeSeconds?: number | null } = {}): Promise<OidcBegun> {
    try {
      const config = await this.#configuration();
      const check = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), maxAgeSeconds };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: this.#settings.redirectUri,
        scope: SCOPE,
        state: check.state,
        nonce: check.nonce,
        code_challenge: await calculatePKCECodeChallenge(check.verifier),
        code_challenge_method: 'S256',
        prompt: 'login',
        ...(maxAgeSeconds !== null && { max_age: String(maxAgeSeconds) }),
      });
      if (!isSafeUrl(url.href)) return failed('provider_misconfigured');
      return { ok: true, url: url.href, check };
    } catch (error) {
      return failed(isUnreachable(error) ? 'provider_unreachable' : 'provider_misconfigured');
    }
  }

  /** Completes the sign-in. `query` is that of the callback, `check` what `begin` returned for the same browser. */
  async finish(query: string, check: OidcCheck): Promise<OidcFinished> {
    const answer = new URLSearchParams(query);
    if (!sameSecret(only(answer, 'state') ?? '', check.state) || check.state === '') return failed('state_mismatch');
    if (only(answer, 'code') === null && only(answer, 'error') === null) return failed('malformed_answer');
    let config: Configuration;
    try {
      config = await this.#configuration();
    } catch (error) {
      return failed(isUnreachable(error) ? 'provider_unreachable' : 'provider_misconfigured');
    }
    const issuer = answer.get('iss');
    if (issuer !== null && issuer !== config.serverMetadata().issuer) return failed('other_provider');
    try {
      // The registered redirect URI, since a proxy may have changed the URL of the request.
      const callback = new URL(this.#settings.redirectUri);
      callback.search = answer.toString();
      return { ok: true, identity: await identify(config, callback, check) };
    } catch (error) {
      return failed(failureOf(error));
    }
  }

  /**
   * Whether it answers, is the provider of its address, and takes us for its client: it is shown a code that it never
   * issued, which a provider refuses after it has looked at the client's secret (RFC 6749, 5.2).
   */
  async tryOut(): Promise<OidcTrial> {
    try {
      const config = await this.#configuration();
      const callback = new URL(this.#settings.redirectUri);
      const state = randomState();
      callback.search = new URLSearchParams({
        code: randomState(),
        state,
        iss: config.serverMetadata().issuer,
      }).toString();
      const answered = authorizationCodeGrant(config, callback, {
        expectedState: state,
        pkceCodeVerifier: randomPKCECodeVerifier(),
      });
      return await answered.then(() => 'works' as const, trialOf);
    } catch (error) {
      return isUnreachable(error) ? 'provider_away' : 'provider_wrong';
    }
  }

  /**
   * Where one signs out there (OpenID Connect RP-Initiated Logout 1.0); null: it is away, or names no such page. Nothing of
   * the person goes along, so it asks whoever comes. They come back to the address that is registered there already.
   */
  async endOfSession(): Promise<string | null> {
    try {
      const config = await this.#configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      const url = buildEndSessionUrl(config, {
        post_logout_redirect_uri: this.#settings.redirectUri,
        state: SIGNED_OUT_THERE,
      });
      return isSafeUrl(url.href) ? url.href : null;
    } catch {
      return null;
    }
  }

  /** Read again for each sign-in: a provider changes its keys and endpoints at any time. */
  #configuration(): Promise<Configuration> {
    return discover(this.#settings);
  }
}

async function identify(config: Configuration, callback: URL, check: OidcCheck): Promise<OidcIdentity> {
  const tokens = await authorizationCodeGrant(config, callback, {
    expectedState: check.state,
    expectedNonce: check.nonce,
    pkceCodeVerifier: check.verifier,
    idTokenExpected: true,
    ...(check.maxAgeSeconds !== null && { maxAge: check.maxAgeSeconds }),
  });
  const claims = tokens.claims()!;
  // Many providers return the e-mail from the userinfo endpoint only, not in the token.
  const more = claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
  const userInfo = more ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
  const { email, email_verified: verified } = userInfo;
  const isEmail = typeof email === 'string' && EMAIL.test(email);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: isEmail ? email : null,
    emailVerified: isEmail && verified === true,
    amr: Array.isArray(claims.amr) ? claims.amr.filter((method) => typeof method === 'string') : [],
    acr: typeof claims.acr === 'string' ? claims.acr : null,
    authTime: claims.auth_time ?? null,
  };
}

/** What the answer to a code that was never issued says about our settings. */
function trialOf(error: unknown): OidcTrial {
  if (isUnreachable(error)) return 'provider_away';
  if (error instanceof WWWAuthenticateChallengeError) return 'client_refused';
  if (!(error instanceof ResponseBodyError)) return 'provider_wrong';
  return REFUSES_CLIENT.has(error.error) ? 'client_refused' : 'works';
}

function failureOf(error: unknown): OidcFailure {
  if (isUnreachable(error)) return 'provider_unreachable';
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'denied' : 'provider_refused';
  }
  if (error instanceof ResponseBodyError) {
    return error.error === 'invalid_grant' ? 'code_refused' : 'provider_misconfigured';
  }
  return error instanceof WWWAuthenticateChallengeError ? 'provider_misconfigured' : 'invalid_token';
}

const failed = (failure: OidcFailure): OidcFailed => ({ ok: false, failure });

const isUnreachable = (error: unknown): boolean => error instanceof ProviderUnreachable;

/** null unless the parameter occurs exactly once. */
const only = (answer: URLSearchParams, name: string): string | null => {
  const all = answer.getAll(name);
  return all.length === 1 ? all[0]! : null;
};
