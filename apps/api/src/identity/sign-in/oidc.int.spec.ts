import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { METADATA, TestIdentityProvider } from '../credentials/testing/test-identity-provider.ts';
import { invited } from '../testing/invited.ts';

const MILA = { name: 'Mila K.', email: 'mila@sos.example' };
let identities: TestIdentityProvider;
let haven: HttpProgram;

beforeAll(async () => {
  // The library warns, rightly, that its memory is for tests.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  identities = await TestIdentityProvider.start();
});
afterAll(() => identities.stop());
beforeEach(async () => {
  identities.misbehaviour = {};
  identities.decision = 'signs in';
  const { issuer, clientId, clientSecret } = identities;
  const clock = new ManualClock(Date.now());
  haven = await startHttpProgram(memoryStore(), clock, {
    publicUrl: 'https://haven.example',
    oidc: { issuer, clientId, clientSecret, organisation: 'SOS', name: 'SOS' },
  });
});
afterEach(() => haven.served.close());

const page = (path: string, cookie = '') => fetch(haven.url + path, { redirect: 'manual', headers: { cookie } });
const cookieIn = (answer: Response, name: string): string | undefined =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!)
    .find((set) => set.startsWith(`${name}=`));
const shown = async (answer: Response): Promise<string> => /url=([^"]*)/.exec(await answer.text())?.[1] ?? '';

/** To the provider and back, as one browser. */
async function redirected(change: { cookie?: string; query?: (query: string) => string; purpose?: string } = {}) {
  const start = await page(`/api/sign-in/oidc/start?console=duty&purpose=${change.purpose ?? 'sign_in'}`);
  const query = await identities.visit(start.headers.get('location')!);
  const ticket = change.cookie ?? cookieIn(start, '__Host-haven-away') ?? '';
  return { ticket, query, answer: await page(`/api/sign-in/oidc/callback${change.query?.(query) ?? query}`, ticket) };
}

describe('given an organisation with a sign-in of its own', () => {
  it('when an invited person returns from the provider, then she is signed in, and the next time by her identity there', async () => {
    await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
    const first = await redirected();
    expect(await shown(first.answer.clone())).toBe('/');
    const session = cookieIn(first.answer, '__Host-haven')!;
    const who = await fetch(`${haven.url}/api/me`, { headers: { cookie: session } });
    expect(await who.json()).toMatchObject({ person: 'p-mila', name: MILA.name, role: 'hotline', idleMinutes: 60 });
    identities.misbehaviour = { userinfo: { email: 'renamed@sos.example' } };
    expect(cookieIn((await redirected()).answer, '__Host-haven')).toBeDefined();
  });

  it('then the session’s cookie is for TLS and this site only, and the ticket’s cookie is cleared', async () => {
    await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
    const { answer } = await redirected();
    const cookies = answer.headers.getSetCookie();
    const [session, ...attributes] = cookies[0]!.split('; ');
    expect(session).toMatch(/^__Host-haven=.+/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    expect(cookies.find((set) => set.startsWith('__Host-haven-away='))).toMatch(
      /^__Host-haven-away=; (.*; )?Max-Age=0(;|$)/,
    );
  });

  it.each([
    ['nobody invited her', null, 'not_invited'],
    [
      'she holds a role in another organisation',
      { role: 'coordinator', organisation: 'Atina' },
      'not_of_this_organisation',
    ],
    ['she is an administrator', { role: 'administrator', organisation: null }, 'not_of_this_organisation'],
  ] as const)('when %s, then she is not signed in', async (_, grant, why) => {
    if (grant) await invited(haven, 'p-mila', grant, MILA);
    const { answer } = await redirected();
    expect(await shown(answer.clone())).toBe(`/sign-in#failed=${why}`);
    expect(cookieIn(answer, '__Host-haven')).toBeUndefined();
  });

  it('when the address is not verified, or the account is active already, then it is not linked', async () => {
    await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
    identities.misbehaviour = {
      userinfo: { email: MILA.email, email_verified: false },
      claims: { email_verified: false },
    };
    expect(await shown((await redirected()).answer)).toBe('/sign-in#failed=not_invited');
  });

  it('when another browser brings the answer, or the same answer comes twice, then it is refused', async () => {
    await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
    expect(await shown((await redirected({ cookie: 'x=y' })).answer)).toBe('/sign-in#failed=expired');
    const { ticket, query, answer } = await redirected();
    expect(await shown(answer)).toBe('/');
    const again = await page(`/api/sign-in/oidc/callback${query}`, ticket);
    expect(cookieIn(again, '__Host-haven')).toBeUndefined();
  });

  describe('AC-17: and she signs out here', () => {
    const THERE = '/api/sign-in/oidc/end?provider=settings';
    const out = (path: string, cookie: string) =>
      fetch(haven.url + path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', origin: 'https://haven.example' },
        body: '{}',
      });

    it('AC-17 then she was told where else she is in, is led there, asked there, out there, and back', async () => {
      await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
      const jar = new Map<string, string>();
      const start = await page('/api/sign-in/oidc/start');
      const query = await identities.visit(start.headers.get('location')!, jar);
      const ticket = cookieIn(start, '__Host-haven-away')!;
      const session = cookieIn(await page(`/api/sign-in/oidc/callback${query}`, ticket), '__Host-haven')!;
      expect(await (await page('/api/me', session)).json()).toMatchObject({
        provider: { id: 'settings', label: 'SOS' },
      });
      expect((await out('/api/sign-out', session)).status).toBe(204);
      // Still in there: asked not to ask, the provider says who she is.
      const silently = start.headers.get('location')!.replace('prompt=login', 'prompt=none');
      expect(await identities.visit(silently, jar)).toContain('code=');
      const there = await page(THERE);
      const asked = new URL(there.headers.get('location')!);
      expect([there.status, asked.origin, [...asked.searchParams.keys()].toSorted()]).toEqual([
        302,
        identities.issuer,
        ['client_id', 'post_logout_redirect_uri', 'state'],
      ]);
      const back = await identities.visit(asked.href, jar);
      expect(await shown(await page(`/api/sign-in/oidc/callback${back}`))).toBe('/sign-in');
      expect(await identities.visit(silently, jar)).toContain('error=login_required');
    });

    it.each([
      ['is away', { broken: { [METADATA]: 'error' } }],
      ['names no page for it', { metadata: { end_session_endpoint: undefined } }],
      ['names one without TLS', { metadata: { end_session_endpoint: 'http://id.sos.example/end' } }],
    ] as const)(
      'AC-17 when the provider %s, then she is out here all the same, and a sentence says so',
      async (_, how) => {
        await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
        const session = cookieIn((await redirected()).answer, '__Host-haven')!;
        identities.misbehaviour = how;
        expect((await out('/api/sign-out', session)).status).toBe(204);
        expect((await page('/api/me', session)).status).toBe(401);
        expect(await shown(await page(THERE))).toBe('/sign-in#failed=no_sign_out_there');
      },
    );

    it('AC-17 then a session that she opened another way names none, and there is no way to one that is not there', async () => {
      await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
      await redirected();
      const otherwise = { method: 'demo', proof: null, console: 'duty', device: null } as const;
      const { token } = await haven.program.sessionOpener.open('p-mila', otherwise);
      const me = await (await page('/api/me', `__Host-haven=${token}`)).json();
      expect(me).toMatchObject({ person: 'p-mila' });
      expect(me).not.toHaveProperty('provider');
      expect((await page('/api/sign-in/oidc/end?provider=nobody')).status).toBe(404);
    });
  });

  it('when the state was changed, or she denied access, then she is back at the sign-in page', async () => {
    await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
    const forged = await redirected({ query: (q) => q.replace(/state=[^&]*/, 'state=other') });
    expect(await shown(forged.answer)).toBe('/sign-in#failed=state_mismatch');
    identities.decision = 'says no';
    expect(await shown((await redirected()).answer)).toBe('/sign-in#failed=denied');
  });
});
