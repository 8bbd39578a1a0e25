import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type HttpProgram, memoryStore, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { TestIdentityProvider } from '../credentials/testing/test-identity-provider.ts';
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

  it('when the state was changed, or she denied access, then she is back at the sign-in page', async () => {
    await invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, MILA);
    const forged = await redirected({ query: (q) => q.replace(/state=[^&]*/, 'state=other') });
    expect(await shown(forged.answer)).toBe('/sign-in#failed=state_mismatch');
    identities.decision = 'says no';
    expect(await shown((await redirected()).answer)).toBe('/sign-in#failed=denied');
  });
});
