import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { authenticator, noAuthenticator } from '../../net/session/webauthn.fixture.ts';
import ActivationPage from './activation-page.tsx';
import { takeLink } from './link.ts';

const TOKEN = 'one-time-link-of-many-characters';
const TICKET = 'ticket-of-twenty-characters';
const SEEN = {
  name: 'Jelena P.',
  email: 'jelena@example.org',
  roles: [{ grantId: 'g1', role: 'coordinator', organisation: 'Atina', country: null, shelters: null }],
  expiresAt: '2026-11-28T02:10:00.000Z',
  renews: false,
};
const CODES = ['aaaa-bbbb', 'cccc-dddd'];
const ACTIVATED = ok({ me: meOf(), recoveryCodes: CODES });

async function given(answers: Record<string, Reply> = {}, link: string | null = TOKEN) {
  const server = new FakeServer({
    '/api/activation/look': ok(SEEN),
    '/api/activation/passkey/options': ok({ options: CREATION, ticket: TICKET }),
    '/api/activation/totp': ok({
      secret: 'JBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Haven:j?secret=JBSWY3DPEHPK3PXP',
      ticket: TICKET,
    }),
    '/api/activation': ACTIVATED,
    ...answers,
  });
  await act(async () => void render(<ActivationPage link={link} />));
  await act(async () => undefined);
  return server;
}
const CREATION = {
  challenge: 'AAAA',
  rp: { name: 'x' },
  user: { id: 'AAAA', name: 'x', displayName: 'x' },
  pubKeyCredParams: [],
};
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

beforeEach(() => {
  noAuthenticator();
  sessions.ended();
  history.replaceState(null, '', '/activate');
});
afterEach(cleanup);

describe('a one-time link', () => {
  it('is out of the address bar before anything else is done', () => {
    history.replaceState(null, '', `/activate#${TOKEN}`);
    expect(takeLink()).toBe(TOKEN);
    expect(location.href).not.toContain(TOKEN);
    expect(takeLink()).toBeNull();
    history.replaceState(null, '', '/#houses');
    expect(takeLink()).toBeNull();
    expect(location.hash).toBe('#houses');
  });

  it('that is pasted over the page takes the place of the one before', async () => {
    const server = await given({ '/api/activation/look': refusal(404, 'link_unknown') });
    server.answers['/api/activation/look'] = ok(SEEN);
    history.replaceState(null, '', '/activate#another-link-of-many-characters');
    await act(async () => void dispatchEvent(new HashChangeEvent('hashchange')));
    expect(server.sent.at(-1)?.body).toEqual({ token: 'another-link-of-many-characters' });
    expect(screen.getByText('Who you are')).toBeTruthy();
    expect(location.hash).toBe('');
  });

  it.each([
    ['link_unknown', 'This link is not known, or it has been used.'],
    ['link_used', 'This link was used, or a newer one took its place.'],
    ['link_expired', 'This link has expired.'],
    ['person_disabled', 'This account is disabled.'],
  ])('that is refused as %s says why and what to do', async (code, sentence) => {
    await given({ '/api/activation/look': refusal(409, code) });
    expect(screen.getByRole('alert').textContent).toContain(sentence);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await press('Go to sign in');
    expect(location.pathname).toBe('/sign-in');
  });

  it('that is missing is asked for, and a lost connection is tried again', async () => {
    const none = await given({}, null);
    expect(screen.getByText(/opens only with the link that you were given/)).toBeTruthy();
    expect(none.sent).toHaveLength(0);
    cleanup();
    const server = await given({ '/api/activation/look': 'no connection' });
    server.answers['/api/activation/look'] = ok(SEEN);
    await press('Try again');
    expect(screen.getByText('Who you are')).toBeTruthy();
  });
});

describe('setting up an account', () => {
  it('by a passkey: who, the passkey, the codes once, and only then in', async () => {
    authenticator({ id: 'cred' });
    const server = await given();
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Jelena P.');
    expect(screen.getByText('Coordinator')).toBeTruthy();
    await press('Next');
    await press('Make a passkey');
    expect(server.to('/api/activation/passkey/options')[0]?.body).toEqual({
      token: TOKEN,
      name: 'Jelena P.',
      email: 'jelena@example.org',
    });
    expect(server.to('/api/activation')[0]?.body).toMatchObject({
      token: TOKEN,
      passkey: { ticket: TICKET, response: { id: 'cred' } },
    });
    for (const code of CODES) expect(screen.getByText(code)).toBeTruthy();
    await press('Begin');
    expect(sessions.read().situation).toBe('signed_out');
    fireEvent.click(screen.getByLabelText('I have kept them'));
    await press('Begin');
    expect(sessions.read()).toMatchObject({ situation: 'signed_in', me: { person: 'p1' } });
    expect(location.pathname).toBe('/');
  });

  it('by a password and an authenticator: the secret as a code to scan and as text', async () => {
    const server = await given();
    await press('Next');
    await act(async () => void fireEvent.click(screen.getByLabelText(/With a password and an authenticator/)));
    expect(screen.getByRole('img', { name: 'QR code for an authenticator app' }).querySelector('path')).toBeTruthy();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy();
    await press('Finish');
    expect(document.activeElement).toBe(screen.getByLabelText('New password'));
    expect(server.to('/api/activation')).toHaveLength(0);
    type('New password', 'seven wet stones here');
    type('Code from the app', '123456');
    await press('Finish');
    expect(server.to('/api/activation')[0]?.body).toMatchObject({
      password: { password: 'seven wet stones here', totp: { ticket: TICKET, code: '123456' } },
    });
    expect(screen.getByText(CODES[0]!)).toBeTruthy();
  });

  it('says under the field why a password is too weak, and takes a wrong code back', async () => {
    const server = await given({ '/api/activation': refusal(422, 'password_too_weak', { detail: 'holds_your_name' }) });
    await press('Next');
    await act(async () => undefined);
    type('New password', 'jelena jelena');
    type('Code from the app', '123456');
    await press('Finish');
    expect(screen.getByLabelText('New password').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('That is too close to your name or e-mail.')).toBeTruthy();
    server.answers['/api/activation'] = refusal(422, 'wrong_code');
    type('Code from the app', '123456');
    await press('Finish');
    expect(screen.getByRole('alert').textContent).toContain('That code is wrong.');
    expect((screen.getByLabelText('Code from the app') as HTMLInputElement).value).toBe('');
  });

  it('gives a new secret where the first took too long', async () => {
    const server = await given({ '/api/activation': refusal(409, 'ticket_expired') });
    await press('Next');
    await act(async () => undefined);
    type('New password', 'seven wet stones here');
    type('Code from the app', '123456');
    await press('Finish');
    await act(async () => undefined);
    expect(server.to('/api/activation/totp')).toHaveLength(2);
    expect((screen.getByLabelText('New password') as HTMLInputElement).value).toBe('seven wet stones here');
  });

  it('says that old ways end, and lets the first administrator give name and e-mail', async () => {
    await given({ '/api/activation/look': ok({ ...SEEN, name: null, email: null, renews: true }) });
    expect(screen.getByText(/^You had an account before/)).toBeTruthy();
    expect(
      screen.getByRole('button', { name: 'Next', description: 'Enter your name and an e-mail address.' }),
    ).toBeTruthy();
    await press('Next');
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    type('Name', 'Nora');
    type('E-mail', 'nora@example.org');
    await press('Next');
    expect(screen.queryByLabelText('Name')).toBeNull();
  });
});
