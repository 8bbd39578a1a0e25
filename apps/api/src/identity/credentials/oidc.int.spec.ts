import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type OidcCheck, OidcProvider } from './oidc.ts';
import type { OidcSettings } from './oidc-discovery.ts';
import { isSafeUrl } from './oidc-fetch.ts';
import { METADATA, type Misbehaviour, TestIdentityProvider } from './testing/test-identity-provider.ts';

let identities: TestIdentityProvider;
let settings: OidcSettings;

beforeAll(async () => {
  // The library warns, rightly, that its memory is for tests.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  identities = await TestIdentityProvider.start();
  const { issuer, clientId, clientSecret, redirectUri } = identities;
  settings = { issuer, clientId, clientSecret, redirectUri, timeoutSeconds: HANGS_MS / 1_000 };
});
afterAll(() => identities.stop());
beforeEach(() => {
  identities.misbehaviour = {};
  identities.decision = 'signs in';
});

/** As far as the callback: what the browser came back with, and what it was sent with. */
async function visited(provider = new OidcProvider(settings)) {
  const begun = await provider.begin();
  if (!begun.ok) throw new Error(begun.failure);
  return { provider, check: begun.check, query: await identities.visit(begun.url) };
}

async function finished(change: { check?: Partial<OidcCheck>; query?: (query: string) => string } = {}) {
  const { provider, check, query } = await visited();
  return provider.finish(change.query?.(query) ?? query, { ...check, ...change.check });
}

describe('signing in at one’s own organisation', () => {
  test('given a real provider, when somebody signs in there, then we know who they are and how they proved it', async () => {
    expect(await finished()).toEqual({
      ok: true,
      identity: {
        issuer: identities.issuer,
        subject: 'mila-42',
        email: 'mila@sos.example',
        emailVerified: true,
        amr: ['pwd', 'otp'],
        acr: 'urn:two-factors',
        authTime: expect.any(Number),
      },
    });
  });

  test('given where a browser is sent, then it carries PKCE, state and nonce, and neither secret nor verifier', async () => {
    const begun = await new OidcProvider(settings).begin();
    if (!begun.ok) throw new Error(begun.failure);
    const { searchParams } = new URL(begun.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: begun.check.state,
      nonce: begun.check.nonce,
      scope: 'openid email',
      redirect_uri: settings.redirectUri,
    });
    expect(begun.url).not.toContain(begun.check.verifier);
    expect(begun.url).not.toContain(encodeURIComponent(identities.clientSecret));
    const again = await new OidcProvider(settings).begin();
    expect(again).not.toMatchObject({ check: { state: begun.check.state } });
  });

  test('given a step-up, then a sign-in of just now is asked for and seen', async () => {
    const provider = new OidcProvider(settings);
    const begun = await provider.begin({ maxAgeSeconds: 60 });
    if (!begun.ok) throw new Error(begun.failure);
    expect(new URL(begun.url).searchParams.get('max_age')).toBe('60');
    expect(await provider.finish(await identities.visit(begun.url), begun.check)).toMatchObject({ ok: true });
    identities.misbehaviour = { claims: { auth_time: Math.floor(Date.now() / 1000) - 600 } };
    expect(await provider.finish(await identities.visit(begun.url), begun.check)).toMatchObject({
      failure: 'invalid_token',
    });
  });

  test('given a person who denies access there, then the result is a denial', async () => {
    identities.decision = 'says no';
    expect(await finished()).toEqual({ ok: false, failure: 'denied' });
  });

  test('given an e-mail that the provider does not vouch for, or none, then it counts as not verified', async () => {
    for (const userinfo of [{ email_verified: false }, { email_verified: 'true' }, { email_verified: undefined }]) {
      identities.misbehaviour = { userinfo };
      expect(await finished()).toMatchObject({ identity: { email: 'mila@sos.example', emailVerified: false } });
    }
    identities.misbehaviour = { userinfo: { email: 'not an address', email_verified: true } };
    expect(await finished()).toMatchObject({ identity: { email: null, emailVerified: false } });
  });
});

describe('what is not believed', () => {
  test('given a callback that this browser did not start, then it is a state mismatch, and the code is not used', async () => {
    const { provider, check, query } = await visited();
    const other = (await visited()).check;
    for (const wrong of ['', query.replace(/state=[^&]*/, ''), `${query}&state=${check.state}`]) {
      expect(await provider.finish(wrong, check)).toEqual({ ok: false, failure: 'state_mismatch' });
    }
    expect(await provider.finish(query, other)).toEqual({ ok: false, failure: 'state_mismatch' });
    expect(await provider.finish('?state=&code=x', { ...check, state: '' })).toMatchObject({
      failure: 'state_mismatch',
    });
    expect(await provider.finish(query, check)).toMatchObject({ ok: true });
  });

  test('given a code that was used, when it is repeated, then it is refused', async () => {
    const { provider, check, query } = await visited();
    expect(await provider.finish(query, check)).toMatchObject({ ok: true });
    expect(await provider.finish(query, check)).toEqual({ ok: false, failure: 'code_refused' });
  });

  test('given a stolen code, when another browser brings it with its own verifier, then it is refused', async () => {
    const other = await visited();
    expect(await finished({ check: { verifier: other.check.verifier } })).toEqual({
      ok: false,
      failure: 'code_refused',
    });
  });

  test('given a code for another program, then it is refused', async () => {
    const { provider } = await visited();
    const attackers = await visited(
      new OidcProvider({ ...settings, clientId: 'another', clientSecret: 'another secret of a program' }),
    );
    expect(await provider.finish(attackers.query, attackers.check)).toEqual({ ok: false, failure: 'code_refused' });
  });

  test('given neither a code nor a reason, or an unknown reason, then each has its name', async () => {
    const { provider, check } = await visited();
    const { state } = check;
    const iss = encodeURIComponent(identities.issuer);
    const results = await Promise.all(
      ['', '&code=a&code=b', '&code=a&iss=https%3A%2F%2Fevil.example', `&error=login_required&iss=${iss}`].map((rest) =>
        provider.finish(`?state=${state}${rest}`, check),
      ),
    );
    expect(results.map((result) => !result.ok && result.failure)).toEqual([
      'malformed_answer',
      'malformed_answer',
      'other_provider',
      'provider_refused',
    ]);
  });

  const past = Math.floor(Date.now() / 1000) - 3_600;
  test.each<[string, Misbehaviour]>([
    ['for another audience', { claims: { aud: 'another' } }],
    ['for several audiences', { claims: { aud: ['haven', 'another'] } }],
    ['with another nonce', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['that is over', { claims: { exp: past } }],
    ['about nobody', { claims: { sub: undefined } }],
    ['signed by somebody else', { foreignKey: true }],
    ['signed by nobody', { unsigned: true }],
    ['about another person than the e-mail', { userinfo: { sub: 'somebody-else' } }],
  ])('given a token %s, then nobody is signed in', async (_, misbehaviour) => {
    identities.misbehaviour = misbehaviour;
    expect(await finished()).toEqual({ ok: false, failure: 'invalid_token' });
  });

  test.each(['http://id.example/auth', 'javascript:alert(1)', 'nonsense'])(
    'given a provider that sends browsers to %s, then nobody is sent',
    async (endpoint) => {
      identities.misbehaviour = { metadata: { authorization_endpoint: endpoint } };
      expect(await new OidcProvider(settings).begin()).toEqual({ ok: false, failure: 'provider_misconfigured' });
    },
  );

  test.each(['token_endpoint', 'userinfo_endpoint', 'jwks_uri'])(
    'given a %s without TLS that is not on this machine, then no secret is sent there',
    async (endpoint) => {
      // It would answer: the same port, under a name that could be any machine's.
      const { port } = new URL(identities.issuer);
      const path = { token_endpoint: 'token', userinfo_endpoint: 'me', jwks_uri: 'jwks' }[endpoint];
      identities.misbehaviour = { metadata: { [endpoint]: `http://[::ffff:127.0.0.1]:${port}/${path}` } };
      expect(await finished()).toEqual({ ok: false, failure: 'provider_unreachable' });
    },
  );

  test('given a wrong client secret, then it is reported as a wrong setting', async () => {
    const { provider, check, query } = await visited(new OidcProvider({ ...settings, clientSecret: 'another' }));
    expect(await provider.finish(query, check)).toEqual({ ok: false, failure: 'provider_misconfigured' });
  });
});

describe('an unreachable provider', () => {
  test('given no answer at first, when it is back, then signing in works without a restart', async () => {
    const provider = new OidcProvider(settings);
    identities.misbehaviour = { broken: { [METADATA]: 'error' } };
    expect(await provider.begin()).toEqual({ ok: false, failure: 'provider_unreachable' });
    identities.misbehaviour = {};
    expect(await provider.begin()).toMatchObject({ ok: true });
  });

  test.each(['/token', '/jwks', '/me'])('given that %s fails, then the provider is unreachable', async (path) => {
    identities.misbehaviour = { broken: { [path]: 'error' } };
    expect(await finished()).toEqual({ ok: false, failure: 'provider_unreachable' });
  });

  test('given a provider that never answers, then we stop waiting', async () => {
    const provider = new OidcProvider({ ...settings, timeoutSeconds: 0.2 });
    identities.misbehaviour = { broken: { [METADATA]: 'silent' } };
    expect(await provider.begin()).toEqual({ ok: false, failure: 'provider_unreachable' });
  });

  test('given a response without an end, or a redirect elsewhere, then it is not followed', async () => {
    identities.misbehaviour = { broken: { [METADATA]: 'endless' } };
    expect(await new OidcProvider(settings).begin()).toEqual({ ok: false, failure: 'provider_unreachable' });
    identities.misbehaviour = { broken: { [METADATA]: 'redirect' } };
    expect(await new OidcProvider(settings).begin()).toEqual({ ok: false, failure: 'provider_misconfigured' });
  });

  test('given no provider at that address, or another one, then each has its own failure', async () => {
    const nothing = new OidcProvider({ ...settings, issuer: 'http://127.0.0.1:1' });
    expect(await nothing.begin()).toEqual({ ok: false, failure: 'provider_unreachable' });
    const other = new OidcProvider({ ...settings, issuer: identities.issuer.replace('127.0.0.1', 'localhost') });
    expect(await other.begin()).toEqual({ ok: false, failure: 'provider_misconfigured' });
  });

  test('given an issuer without TLS on another machine, then the settings are refused', () => {
    expect(() => new OidcProvider({ ...settings, issuer: 'http://id.example' })).toThrow('https');
    expect(isSafeUrl('https://id.example')).toBe(true);
    expect(isSafeUrl('http://127.0.0.1.evil.example')).toBe(false);
    expect(isSafeUrl('http://localhost.evil.example')).toBe(false);
    expect(isSafeUrl('javascript:alert(1)')).toBe(false);
    expect(isSafeUrl('nonsense')).toBe(false);
  });
});
