import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { MyAccount } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { done, FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { authenticator, noAuthenticator } from '../../net/session/webauthn.fixture.ts';
import { onPhone } from '../../ui/on-phone.fixture.ts';
import AccountPage from './account-page.tsx';

const AT = '2026-11-20T10:00:00.000Z';
const TICKET = 'ticket-of-twenty-characters';
const session = (sessionId: string, current: boolean): MyAccount['sessions'][number] => ({
  sessionId,
  current,
  method: 'passkey',
  console: 'shared',
  device: { browser: current ? 'Firefox' : 'Chrome', system: 'Windows' },
  openedAt: AT,
  seenAt: AT,
  expiresAt: AT,
});
const ACCOUNT: MyAccount = {
  name: 'Jelena P.',
  email: 'jelena@example.org',
  ways: [
    { credentialId: 'c1', kind: 'passkey', label: 'phone', addedAt: AT, usedAt: AT, removable: true },
    { credentialId: 'c2', kind: 'password', label: null, addedAt: AT, usedAt: null, removable: false },
  ],
  recoveryCodesLeft: 1,
  sessions: [session('s2', false), session('s1', true)],
  secondFactors: ['passkey'],
  mayAddFirstFactor: false,
  provider: 'settings',
  steppedUpUntil: null,
};
const ME = meOf({
  roles: [
    { grantId: 'g1', role: 'coordinator', organisation: 'Atina', country: null, shelters: null },
    { grantId: 'g2', role: 'administrator', organisation: null, country: null, shelters: null },
  ],
});

async function given(answers: Record<string, Reply> = {}, me = ME) {
  const server = new FakeServer({ 'GET /api/me/account': ok(ACCOUNT), ...answers });
  await act(async () => void render(<AccountPage me={me} />));
  await act(async () => undefined);
  return server;
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

beforeEach(noAuthenticator);
afterEach(() => {
  jest.restoreAllMocks();
  cleanup();
});

describe('my account', () => {
  it('names itself once to the eye: on a phone the bar does, and the heading is there to be heard', async () => {
    await given();
    expect(screen.getByRole('heading', { level: 1, name: 'My account' }).className).toBe('');
    cleanup();
    onPhone();
    await given();
    expect(screen.getByRole('heading', { level: 1, name: 'My account' }).className).toBe('aloud');
  });

  it('says it where there is no way to sign in, as in the demo, and what to do', async () => {
    await given({ 'GET /api/me/account': ok({ ...ACCOUNT, ways: [] }) });
    expect(screen.getByText('This account has no way to sign in of its own yet. Add one here.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Add a passkey' })).toBeTruthy();
    expect([...document.querySelectorAll('ul')].filter((list) => list.children.length === 0)).toEqual([]);
    cleanup();
    await given();
    expect(screen.queryByText(/no way to sign in/)).toBeNull();
  });

  it('says it where an account of an organisation’s own sign-in has no second factor, and how to add one', async () => {
    const elsewhere = { ...ACCOUNT.ways[1]!, kind: 'oidc' } as const;
    const account = { ...ACCOUNT, ways: [elsewhere], secondFactors: [] };
    await given({ 'GET /api/me/account': ok(account) });
    expect(screen.getByText('No second factor yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Sign in again to add one' }).getAttribute('href')).toBe(
      '/api/sign-in/oidc/start?console=shared&purpose=add_factor&provider=settings',
    );
    cleanup();
    await given({ 'GET /api/me/account': ok({ ...account, mayAddFirstFactor: true }) });
    expect(screen.getByText(/within five minutes of signing in/)).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
    cleanup();
    await given();
    expect(screen.queryByText('No second factor yet')).toBeNull();
  });

  it('shows roles, ways to sign in, codes left and sessions, this one first', async () => {
    await given();
    expect(screen.getByText('Jelena P., jelena@example.org')).toBeTruthy();
    expect(screen.getByText('You act in this one')).toBeTruthy();
    expect(screen.getByText('Passkey, phone')).toBeTruthy();
    expect(screen.getByText('1 is left.')).toBeTruthy();
    const rows = [...document.querySelectorAll('section')].find((s) => s.textContent?.startsWith('Where you are'))!;
    expect(
      within(rows)
        .getAllByRole('listitem')
        .map((li) => li.querySelector('.sheet-name')?.textContent),
    ).toEqual(['Firefox on Windows, this one', 'Chrome on Windows']);
  });

  it('acts in another role, and says why where that fails', async () => {
    const server = await given({ '/api/me/act-as': refusal(409, 'grant_unknown') });
    await press('Act as this: Administrator');
    expect(screen.getByRole('alert').textContent).toContain('This role has been taken away.');
    server.answers['/api/me/act-as'] = ok(meOf({ grantId: 'g2', role: 'administrator' }));
    await press('Act as this: Administrator');
    expect(server.sent.at(-1)?.body).toEqual({ grantId: 'g2' });
    expect(sessions.read()).toMatchObject({ me: { role: 'administrator' } });
  });

  it('removes a way only after asking once more, and never the last one', async () => {
    const server = await given({ '/api/me/credentials/remove': done });
    expect(
      screen.getByRole('button', { name: 'Remove: Password', description: 'Your last way to sign in.' }),
    ).toBeTruthy();
    await press('Remove: phone');
    expect(server.to('/api/me/credentials/remove')).toHaveLength(0);
    expect(document.activeElement?.textContent).toBe('Yes, remove it');
    await press('Yes, remove it: phone');
    expect(server.to('/api/me/credentials/remove')[0]?.body).toEqual({ credentialId: 'c1' });
    expect(server.to('/api/me/account')).toHaveLength(2);
  });

  it('adds a passkey under a name, and says when it is there already', async () => {
    authenticator('InvalidStateError');
    const options = {
      challenge: 'AAAA',
      rp: { name: 'x' },
      user: { id: 'AAAA', name: 'x', displayName: 'x' },
      pubKeyCredParams: [],
    };
    const server = await given({
      '/api/me/credentials/passkey/options': ok({ options, ticket: TICKET }),
      '/api/me/credentials/passkey': done,
    });
    await press('Add a passkey');
    type('Name of the device or key', 'key on the ring');
    await press('Make a passkey');
    expect(screen.getByRole('alert').textContent).toContain('This passkey has been added already.');
    authenticator({ id: 'cred' });
    await press('Make a passkey');
    expect(server.to('/api/me/credentials/passkey')[0]?.body).toMatchObject({
      label: 'key on the ring',
      ticket: TICKET,
    });
    expect(screen.getByText('Done. It applies from now on.')).toBeTruthy();
  });

  it('sets up an authenticator, and restarts after a timeout', async () => {
    const server = await given({
      '/api/me/credentials/totp/start': ok({
        secret: 'JBSWY3DP',
        uri: 'otpauth://totp/x?secret=JBSWY3DP',
        ticket: TICKET,
      }),
      '/api/me/credentials/totp': refusal(409, 'ticket_expired'),
    });
    await press('Set up an authenticator');
    type('Code from the app', '123456');
    await press('Use this authenticator');
    expect(screen.getByRole('alert').textContent).toContain('longer than five minutes');
    await press('Try again');
    server.answers['/api/me/credentials/totp'] = done;
    type('Code from the app', '123456');
    await press('Use this authenticator');
    expect(server.to('/api/me/credentials/totp').at(-1)?.body).toEqual({ ticket: TICKET, code: '123456' });
  });

  it('sets a password and says what is wrong with it', async () => {
    const server = await given({
      '/api/me/credentials/password': refusal(422, 'password_too_weak', { detail: 'too_common' }),
    });
    await press('Set a password');
    type('New password', 'password1234');
    await press('Use this password');
    expect(screen.getByText('Many people use that one. Choose a rarer one.')).toBeTruthy();
    server.answers['/api/me/credentials/password'] = done;
    type('New password', 'seven wet stones here');
    await press('Use this password');
    expect(server.sent.filter(({ path }) => path.endsWith('/password')).at(-1)?.body).toEqual({
      password: 'seven wet stones here',
    });
  });

  it('shows new recovery codes once', async () => {
    await given({ '/api/me/credentials/recovery-codes': ok({ codes: ['aaaa-bbbb'] }) });
    await press('Make new codes');
    expect(screen.getByText('aaaa-bbbb')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('I have kept them'));
    await press('Done');
    expect(document.body.textContent).not.toContain('aaaa-bbbb');
  });

  it('signs out one session, and all others', async () => {
    const server = await given({ '/api/me/sessions/revoke': done, '/api/me/sessions/revoke-others': done });
    expect(screen.queryByRole('button', { name: /^Sign out: Firefox/ })).toBeNull();
    await press('Sign out: Chrome on Windows');
    expect(server.to('/api/me/sessions/revoke')[0]?.body).toEqual({ sessionId: 's2' });
    await press('Sign out all others');
    expect(server.to('/api/me/sessions/revoke-others')).toHaveLength(1);
  });

  it('says what failed and keeps the roles in reach', async () => {
    const server = await given({ 'GET /api/me/account': refusal(500, 'unexpected') });
    expect(screen.getByRole('alert').textContent).toContain('Something went wrong on the server.');
    expect(screen.getByRole('button', { name: 'Act as this: Administrator' })).toBeTruthy();
    server.answers['GET /api/me/account'] = ok(ACCOUNT);
    await press('Try again');
    expect(screen.getByText('Passkey, phone')).toBeTruthy();
  });
});
