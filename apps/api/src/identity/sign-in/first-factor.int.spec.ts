import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MINUTE } from '@safe-haven/domain';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { TestIdentityProvider } from '../credentials/testing/test-identity-provider.ts';
import { Authenticator, Browser } from '../testing/browser.ts';
import { invited } from '../testing/invited.ts';

const MILA = { name: 'Mila K.', email: 'mila@sos.example' };
let identities: TestIdentityProvider;
let haven: HttpProgram;
let clock: ManualClock;
let browser: Browser;

beforeAll(async () => {
  // The library warns, rightly, that its memory is for tests.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  identities = await TestIdentityProvider.start();
});
afterAll(() => identities.stop());
beforeEach(async () => {
  identities.misbehaviour = {};
  const { issuer, clientId, clientSecret } = identities;
  clock = new ManualClock(Date.now());
  haven = await startHttpProgram(memoryStore(), clock, {
    publicUrl: 'https://haven.example',
    oidc: { issuer, clientId, clientSecret, organisation: 'SOS', name: 'SOS' },
  });
  await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
  browser = new Browser(haven.url);
});
afterEach(() => haven.served.close());

/** To the provider and back, as one browser; returns the page to which it goes on. */
async function signIn(purpose: 'sign_in' | 'add_factor'): Promise<string> {
  const start = await fetch(`${haven.url}/api/sign-in/oidc/start?console=duty&purpose=${purpose}`, {
    redirect: 'manual',
  });
  browser.cookie = start.headers.getSetCookie()[0]!.split(';')[0]!;
  const query = await identities.visit(start.headers.get('location')!);
  const answer = await browser.get(`/api/sign-in/oidc/callback${query}`);
  return /url=([^"]*)/.exec(answer.body)?.[1] ?? '';
}

const account = async () => (await browser.get('/api/me/account')).body;
const startTotp = () => browser.post('/api/me/credentials/totp/start');

async function addTotp(): Promise<Authenticator> {
  const { body } = await startTotp();
  const authenticator = new Authenticator(body.secret, clock);
  const added = await browser.post('/api/me/credentials/totp', { ticket: body.ticket, code: authenticator.code });
  expect(added.status).toBe(204);
  return authenticator;
}

describe('given an account that signs in at its organisation and has no second factor', () => {
  it('AC-11 when the provider does not date its question, then no factor is added, and the account page says so', async () => {
    identities.misbehaviour = { claims: { auth_time: undefined } };
    expect(await signIn('sign_in')).toBe('/');
    expect(await account()).toMatchObject({ secondFactors: [], mayAddFirstFactor: false });
    expect(await startTotp()).toMatchObject({ status: 403, body: { code: 'second_factor_needed' } });
    expect((await browser.post('/api/me/credentials/passkey/options')).status).toBe(403);
  });

  it.each([
    ['ten minutes ago', -10 * MINUTE, false],
    ['ahead of our clock', 10 * MINUTE, true],
  ] as const)('AC-11 when its question is dated %s, then it counts by our clock', async (_, off, counts) => {
    identities.misbehaviour = { claims: { auth_time: Math.round((clock.now() + off) / 1_000) } };
    await signIn('sign_in');
    expect(await account()).toMatchObject({ mayAddFirstFactor: counts });
    clock.advance(5 * MINUTE + 1_000);
    expect(await account()).toMatchObject({ mayAddFirstFactor: false });
  });

  it('AC-11 when it never says when it asked, then adding a factor through it fails with a sentence', async () => {
    identities.misbehaviour = { claims: { auth_time: undefined } };
    expect(await signIn('add_factor')).toBe('/sign-in#failed=invalid_token');
  });

  it('AC-11 when the provider has asked just now and dates it, then the first factor is added and counts', async () => {
    expect(await signIn('add_factor')).toBe('/account');
    expect(await account()).toMatchObject({ secondFactors: [], mayAddFirstFactor: true });
    const authenticator = await addTotp();
    expect(await account()).toMatchObject({ secondFactors: ['code'], mayAddFirstFactor: false });
    const shown = await browser.post('/api/me/step-up', { code: authenticator.nextCode() });
    expect(shown.status).toBe(200);
    expect((await browser.post('/api/me/credentials/recovery-codes')).status).toBe(200);
  });

  it('AC-11 when it has one, then a dated question adds no second one and replaces none', async () => {
    await signIn('add_factor');
    await addTotp();
    await signIn('add_factor');
    expect(await startTotp()).toMatchObject({ status: 403, body: { code: 'second_factor_needed' } });
  });

  it('AC-11 when five minutes have passed, then the provider has to ask again', async () => {
    await signIn('add_factor');
    clock.advance(5 * MINUTE + 1_000);
    expect(await account()).toMatchObject({ mayAddFirstFactor: false });
    expect((await startTotp()).status).toBe(403);
  });

  it('AC-11 when the session goes on under another id, then the time of the question stays', async () => {
    await signIn('add_factor');
    clock.advance(4 * MINUTE);
    const { roles } = (await browser.get('/api/me')).body;
    expect((await browser.post('/api/me/act-as', { grantId: roles[0].grantId })).status).toBe(200);
    expect(await account()).toMatchObject({ mayAddFirstFactor: true });
    clock.advance(2 * MINUTE);
    expect(await account()).toMatchObject({ mayAddFirstFactor: false });
  });

  it('AC-11 nothing else is open to a dated question: neither a password nor recovery codes', async () => {
    await signIn('add_factor');
    const password = { password: 'nine quiet lanterns drift' };
    expect((await browser.post('/api/me/credentials/password', password)).status).toBe(403);
    expect((await browser.post('/api/me/credentials/recovery-codes')).status).toBe(403);
  });

  it('AC-12 each sign-in makes the provider ask, no matter who used the browser before', async () => {
    for (const purpose of ['sign_in', 'add_factor']) {
      const start = await fetch(`${haven.url}/api/sign-in/oidc/start?purpose=${purpose}`, { redirect: 'manual' });
      const asked = new URL(start.headers.get('location')!).searchParams;
      expect(asked.get('prompt')).toBe('login');
      expect(asked.get('max_age')).toBe(purpose === 'add_factor' ? '300' : null);
    }
  });
});
