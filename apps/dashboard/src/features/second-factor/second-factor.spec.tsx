import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MyAccount } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { api } from '../../net/api.ts';
import { noContent } from '../../net/no-content.ts';
import { done, FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { withSecondFactor } from '../../net/session/second-factor.ts';
import { authenticator, noAuthenticator } from '../../net/session/webauthn.fixture.ts';
import SecondFactorDrawer from './second-factor-drawer.tsx';
import { StepUp } from './step-up.tsx';

const TICKET = 'ticket-of-twenty-characters';
const account = (secondFactors: MyAccount['secondFactors']) =>
  ok({
    name: 'J',
    email: 'j@x.org',
    ways: [],
    recoveryCodesLeft: 8,
    sessions: [],
    secondFactors,
    mayAddFirstFactor: false,
    provider: null,
    steppedUpUntil: null,
  });

let answered: boolean[] = [];
async function given(secondFactors: MyAccount['secondFactors'], answers: Record<string, Reply> = {}) {
  answered = [];
  const server = new FakeServer({
    '/api/me/account': account(secondFactors),
    '/api/me/step-up': ok({ until: '2026-11-25T02:20:00.000Z' }),
    '/api/me/step-up/passkey/options': ok({ options: { challenge: 'AAAA' }, ticket: TICKET }),
    ...answers,
  });
  await act(async () => void render(<SecondFactorDrawer onAnswer={(shown) => answered.push(shown)} />));
  await act(async () => undefined);
  return server;
}
const press = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!));

beforeEach(noAuthenticator);
afterEach(cleanup);

describe('the step that asks for a second factor', () => {
  it('takes a passkey', async () => {
    authenticator({ id: 'cred' });
    const server = await given(['passkey', 'code']);
    expect(document.activeElement?.textContent).toBe('Use a passkey');
    await press('Use a passkey');
    expect(server.to('/api/me/step-up')[0]?.body).toMatchObject({
      passkey: { ticket: TICKET, response: { id: 'cred' } },
    });
    expect(answered).toEqual([true]);
  });

  it('takes a code, and in the demo one tap', async () => {
    const server = await given(['code']);
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '123456' } });
    await press('Go on');
    expect(server.to('/api/me/step-up')[0]?.body).toEqual({ code: '123456' });
    cleanup();
    const demo = await given(['demo']);
    await press('Demo: go on with one tap');
    expect(demo.to('/api/me/step-up')[0]?.body).toEqual({ demo: true });
    expect(answered).toEqual([true]);
  });

  it('says that nothing was shown, that a code is wrong, and that there is no connection, and stays open', async () => {
    authenticator('NotAllowedError');
    const server = await given(['passkey', 'code'], { '/api/me/step-up': refusal(403, 'wrong_code') });
    await press('Use a passkey');
    expect(screen.getByRole('alert').textContent).toContain('No passkey was shown.');
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '999999' } });
    await press('Go on');
    expect(screen.getByRole('alert').textContent).toContain('That code is wrong.');
    server.answers['/api/me/step-up'] = 'no connection';
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '999999' } });
    await press('Go on');
    expect(screen.getByRole('alert').textContent).toContain('There is no connection to the server.');
    expect(answered).toEqual([]);
  });

  it('says what to do where there is none yet, and is left by Esc', async () => {
    await given([]);
    expect(screen.getByText(/^Your account has no second factor yet/)).toBeTruthy();
    act(() => void fireEvent.keyDown(screen.getByRole('complementary'), { key: 'Escape' }));
    expect(answered).toEqual([false]);
  });
});

describe('a command that needs a second factor', () => {
  const command = () => withSecondFactor(() => api.post('/api/tokens/x/revoke', {}, noContent));

  it('is sent once where the factor is fresh, and asks for nothing', async () => {
    const server = new FakeServer({ '/api/tokens/x/revoke': done });
    expect(await command()).toEqual({ ok: true, value: null });
    expect(server.sent).toHaveLength(1);
  });

  it('of two that wait, lets the newer be shown and the older fail', async () => {
    new FakeServer({
      '/api/tokens/x/revoke': refusal(403, 'second_factor_needed'),
      '/api/me/account': account(['demo']),
    });
    render(<StepUp />);
    let older: unknown;
    await act(async () => {
      void command().then((answer) => {
        older = answer;
      });
      await Promise.resolve();
    });
    await act(async () => void command());
    expect(older).toMatchObject({ ok: false, problem: { code: 'second_factor_needed' } });
  });
});
