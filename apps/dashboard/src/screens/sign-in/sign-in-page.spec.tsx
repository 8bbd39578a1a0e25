import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { FakeServer, ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { authenticator, noAuthenticator } from '../../net/session/webauthn.fixture.ts';
import SignInPage from './sign-in-page.tsx';

const PEOPLE = [
  { person: 'demo-vesna', name: 'Vesna M.', role: 'hotline', organisation: 'Atina', country: 'RS' },
  { person: 'demo-arta', name: 'Arta L.', role: 'coordinator', organisation: 'Mary Ward Loreto', country: 'AL' },
];
const WAYS = { demo: false, passkeys: true, oidc: null, organisations: [] };
const TICKET = 'ticket-of-twenty-characters';
const OPTIONS = ok({ options: { challenge: 'AAAA' }, ticket: TICKET });

async function given(answers: ConstructorParameters<typeof FakeServer>[0]) {
  const server = new FakeServer({ '/api/sign-in': ok(WAYS), '/api/sign-in/passkey/options': OPTIONS, ...answers });
  await act(async () => void render(<SignInPage />));
  await act(async () => undefined);
  return server;
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const type = (label: string, value: string) =>
  act(() => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
const typeAll = () => {
  type('E-mail', 'jelena@example.org');
  type('Password', 'seven wet stones here');
  type('Code', '123456');
};

beforeEach(() => {
  noAuthenticator();
  history.replaceState(null, '', '/');
  sessions.ended();
});
afterEach(cleanup);

describe('signing in with a password', () => {
  it('sends e-mail, password and code in one step, from a device that others use unless said otherwise', async () => {
    const server = await given({ '/api/sign-in/password': ok(meOf()) });
    typeAll();
    await press('Sign in');
    expect(server.to('/api/sign-in/password')[0]?.body).toEqual({
      email: 'jelena@example.org',
      password: 'seven wet stones here',
      code: '123456',
      console: 'shared',
    });
    expect(sessions.read()).toMatchObject({ situation: 'signed_in', me: { person: 'p1' } });
  });

  it('says what follows from the console of a duty room, and sends it', async () => {
    const server = await given({ '/api/sign-in/password': ok(meOf()) });
    await act(async () => void fireEvent.click(screen.getByLabelText('It is in a duty room')));
    expect(screen.getByText(/after 60 minutes without use/)).toBeTruthy();
    typeAll();
    await press('Sign in');
    expect(server.to('/api/sign-in/password')[0]?.body).toMatchObject({ console: 'duty' });
  });

  it('never says which of the three was wrong, keeps what was typed, and takes the code back', async () => {
    const server = await given({ '/api/sign-in/password': refusal(401, 'wrong_sign_in') });
    typeAll();
    await press('Sign in');
    expect(screen.getByRole('alert').textContent).toContain('E-mail, password or code is wrong.');
    expect((screen.getByLabelText('E-mail') as HTMLInputElement).value).toBe('jelena@example.org');
    expect((screen.getByLabelText('Code') as HTMLInputElement).value).toBe('');
    await press('Sign in');
    expect(document.activeElement).toBe(screen.getByLabelText('Code'));
    expect(screen.getByLabelText('Code').getAttribute('aria-invalid')).toBe('true');
    expect(server.to('/api/sign-in/password')).toHaveLength(1);
  });

  it('counts down in the button after too many attempts, and sends nothing meanwhile', async () => {
    jest.useFakeTimers();
    const server = await given({ '/api/sign-in/password': refusal(429, 'try_later', { retryAfter: 12 }) });
    typeAll();
    await press('Sign in');
    type('Code', '654321');
    const waiting = screen.getByRole('button', { name: 'Try again in 12 s' });
    await act(async () => void fireEvent.click(waiting));
    expect(server.to('/api/sign-in/password')).toHaveLength(1);
    await act(() => jest.advanceTimersByTimeAsync(12_000));
    expect(screen.getByRole('button', { name: 'Sign in' }).getAttribute('aria-disabled')).toBeNull();
    jest.useRealTimers();
  });
});

describe('signing in with a passkey', () => {
  it('sends what the device answered with the ticket of the ceremony', async () => {
    authenticator({ id: 'cred' });
    const server = await given({ '/api/sign-in/passkey': ok(meOf()) });
    await press('Sign in with a passkey');
    expect(server.to('/api/sign-in/passkey')[0]?.body).toMatchObject({
      ticket: TICKET,
      console: 'shared',
      response: { id: 'cred', type: 'public-key' },
    });
    expect(sessions.read().situation).toBe('signed_in');
  });

  it('says so when no passkey was shown, and the server was not asked', async () => {
    authenticator('NotAllowedError');
    const server = await given({});
    await press('Sign in with a passkey');
    expect(screen.getByRole('alert').textContent).toContain('No passkey was shown.');
    expect(server.to('/api/sign-in/passkey')).toHaveLength(0);
  });

  it('says what a browser without passkeys can do, and what an address without them can', async () => {
    await given({});
    await press('Sign in with a passkey');
    expect(screen.getByRole('alert').textContent).toContain('This browser can’t use passkeys.');
    cleanup();
    await given({ '/api/sign-in': ok({ ...WAYS, passkeys: false }) });
    expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull();
    expect(screen.getByText(/^Passkeys don’t work at this address/)).toBeTruthy();
  });
});

describe('signing in elsewhere', () => {
  it('is a link that takes the choice of console along', async () => {
    await given({ '/api/sign-in': ok({ ...WAYS, oidc: { name: 'Atina' } }) });
    const link = screen.getByRole('link', { name: 'Sign in with Atina' });
    expect(link.getAttribute('href')).toBe('/api/sign-in/oidc/start?console=shared');
  });

  it('AC-17: offers to sign out there too after signing out here, and to nobody who was let in otherwise', async () => {
    const out = async (me: ReturnType<typeof meOf>) => {
      sessions.entered(me);
      const server = await given({ '/api/sign-out': ok(null) });
      await act(() => sessions.signOut());
      return server;
    };
    const server = await out(meOf({ provider: { id: 'o1', label: 'Atina' } }));
    expect(screen.getByText(/^You are still signed in at Atina[.]/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Sign out at Atina' });
    expect(link.getAttribute('href')).toBe('/api/sign-in/oidc/end?provider=o1');
    expect(server.to('/api/sign-out')).toHaveLength(1);
    cleanup();
    await out(meOf());
    expect(screen.queryByRole('link', { name: /^Sign out/ })).toBeNull();
  });

  it('says what it came back with, once', async () => {
    history.replaceState(null, '', '/sign-in#failed=no_role');
    await given({});
    expect(screen.getByRole('alert').textContent).toContain('This account has no role.');
    expect(location.hash).toBe('');
    cleanup();
    history.replaceState(null, '', '/sign-in#failed=something_new');
    await given({});
    expect(screen.getByRole('alert').textContent).toContain('did not let you in');
  });
});

describe('signing in to the demo', () => {
  const demo = { '/api/sign-in': ok({ ...WAYS, demo: true }), '/api/demo/people': ok(PEOPLE) };

  it('lists the people with what their role does, and signs in as the one who is chosen', async () => {
    const server = await given({ ...demo, '/api/demo/sign-in': ok(meOf({ person: 'demo-vesna' })) });
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map((h) => h.textContent)
        .slice(0, 2),
    ).toEqual(['AtinaSerbia', 'Mary Ward LoretoAlbania']);
    expect(screen.getByText('Demo. Every house and person here is invented.')).toBeTruthy();
    await press(/Vesna M/);
    expect(server.to('/api/demo/sign-in')[0]?.body).toEqual({ person: 'demo-vesna' });
    expect(sessions.read()).toMatchObject({ situation: 'signed_in', me: { person: 'demo-vesna' } });
  });

  it('shows no invented people where there is no demo', async () => {
    const server = await given({});
    expect(screen.queryByText(/^Demo\./)).toBeNull();
    expect(server.to('/api/demo/people')).toHaveLength(0);
  });

  it('says what went wrong and tries again', async () => {
    const server = await given({ '/api/sign-in': refusal(500, 'unexpected') });
    expect(screen.getByRole('alert').textContent).toContain('Something went wrong on the server.');
    Object.assign(server.answers, demo);
    await press('Try again');
    await act(async () => undefined);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Vesna M.')).toBeTruthy();
  });
});
