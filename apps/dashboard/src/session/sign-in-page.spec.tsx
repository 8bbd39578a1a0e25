import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { sessions } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

const PEOPLE = [
  { person: 'demo-vesna', name: 'Vesna M.', role: 'hotline', organisation: 'Atina', country: 'RS' },
  { person: 'demo-arta', name: 'Arta L.', role: 'coordinator', organisation: 'Mary Ward Loreto', country: 'AL' },
];
const ME = {
  ...PEOPLE[0],
  demo: true,
  may: ['board'],
  delayMinutes: 0,
  map: { mapboxToken: null, mapboxStyleLight: '', mapboxStyleNight: '' },
};

/** Answers as the API does, by path; keeps what was sent. */
function given(answers: Readonly<Record<string, () => { status: number; body: unknown }>>) {
  const sent: { path: string; body: unknown }[] = [];
  globalThis.fetch = (async (path: string, init?: { body?: string }) => {
    sent.push({ path, body: init?.body ? JSON.parse(init.body) : undefined });
    const { status, body } = answers[path]!();
    return { ok: status < 400, status, json: async () => body, headers: { get: () => null } };
  }) as unknown as typeof fetch;
  return sent;
}

afterEach(cleanup);

describe('signing in to the demo', () => {
  it('lists the people with what their role does, and signs in as the one who is chosen', async () => {
    const sent = given({
      '/api/demo/people': () => ({ status: 200, body: PEOPLE }),
      '/api/demo/sign-in': () => ({ status: 200, body: ME }),
    });
    await act(async () => void render(<SignInPage />));
    expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
      'AtinaSerbia',
      'Mary Ward LoretoAlbania',
    ]);
    expect(screen.getByText('Demo. Every house and person here is invented.')).toBeTruthy();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /Vesna M/ })));
    expect(sent.at(-1)).toEqual({ path: '/api/demo/sign-in', body: { person: 'demo-vesna' } });
    expect(sessions.read()).toMatchObject({ situation: 'signed_in', me: { person: 'demo-vesna' } });
  });

  it('says that nobody can sign in where there is no demo', async () => {
    given({ '/api/demo/people': () => ({ status: 200, body: [] }) });
    await act(async () => void render(<SignInPage />));
    expect(screen.getByText(/^Nobody can sign in here/)).toBeTruthy();
    expect(screen.queryByText(/^Demo\./)).toBeNull();
  });

  it('says what went wrong and tries again', async () => {
    let there = false;
    const refused = { type: 'about:blank', title: '', status: 500, code: 'unexpected' };
    given({ '/api/demo/people': () => (there ? { status: 200, body: PEOPLE } : { status: 500, body: refused }) });
    await act(async () => void render(<SignInPage />));
    expect(screen.getByRole('alert').textContent).toContain('Something went wrong on the server.');
    there = true;
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Vesna M.')).toBeTruthy();
  });
});

describe('the session', () => {
  it('is over here at once, whatever the line does', async () => {
    given({ '/api/me': () => ({ status: 200, body: ME }), '/api/sign-out': () => ({ status: 204, body: null }) });
    await sessions.refresh();
    expect(sessions.read().situation).toBe('signed_in');
    const leaving = sessions.signOut();
    expect(sessions.read().situation).toBe('signed_out');
    await leaving;
  });

  it('tells being signed out from being unreachable', async () => {
    given({
      '/api/me': () => ({ status: 401, body: { type: 'about:blank', title: '', status: 401, code: 'not_signed_in' } }),
    });
    await sessions.refresh();
    expect(sessions.read().situation).toBe('signed_out');
    given({
      '/api/me': () => ({ status: 500, body: { type: 'about:blank', title: '', status: 500, code: 'unexpected' } }),
    });
    await sessions.refresh();
    expect(sessions.read()).toMatchObject({ situation: 'unreachable', problem: { code: 'unexpected' } });
  });
});
