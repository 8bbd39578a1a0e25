import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { done, FakeServer, ok, ourHeaders, refusal } from '../server.fixture.ts';
import { meOf } from './me.fixture.ts';
import { sessions } from './session.ts';

const notSignedIn = {
  ok: false,
  status: 401,
  json: async () => ({ type: 'about:blank', title: 'x', status: 401, code: 'not_signed_in' }),
};

afterEach(() => void jest.useRealTimers());

describe('the session', () => {
  it('is over here at once, whatever the connection does', async () => {
    const server = new FakeServer({ '/api/me': ok(meOf()), '/api/sign-out': done });
    await sessions.refresh();
    expect(sessions.read().situation).toBe('signed_in');
    const leaving = sessions.signOut();
    expect(sessions.read().situation).toBe('signed_out');
    await leaving;
    expect(server.to('/api/sign-out')).toHaveLength(1);
  });

  it('that locks itself is over on the server too and keeps the notices of tasks, and the address bar names no house any more', async () => {
    const server = new FakeServer({ '/api/me': ok(meOf()), '/api/lock': 'no connection' });
    await sessions.refresh();
    history.replaceState(null, '', '/place/lipa');
    const locking = sessions.lock();
    expect(sessions.read()).toEqual({ situation: 'locked' });
    expect(location.pathname).toBe('/');
    await locking;
    expect(server.to('/api/lock')).toHaveLength(1);
  });

  it('takes another role only as the server gives it', async () => {
    const server = new FakeServer({ '/api/me': ok(meOf()), '/api/me/act-as': refusal(409, 'grant_unknown') });
    await sessions.refresh();
    expect(await sessions.actAs('g2')).toMatchObject({ ok: false, problem: { code: 'grant_unknown' } });
    expect(sessions.read()).toMatchObject({ me: { grantId: 'g1' } });
    server.answers['/api/me/act-as'] = ok(meOf({ grantId: 'g2', role: 'manager' }));
    await sessions.actAs('g2');
    expect(sessions.read()).toMatchObject({ me: { grantId: 'g2', role: 'manager' } });
  });

  it('that was ended elsewhere is over here when asked; a lost connection and the same role change nothing', async () => {
    const server = new FakeServer({ '/api/me': ok(meOf()) });
    await sessions.refresh();
    const before = sessions.read();
    await sessions.recheck();
    server.answers['/api/me'] = 'no connection';
    jest.useFakeTimers();
    await Promise.all([sessions.recheck(), jest.advanceTimersByTimeAsync(20_000)]);
    expect(sessions.read()).toBe(before);
    server.answers['/api/me'] = ok(meOf({ grantId: 'g2', role: 'manager' }));
    await sessions.recheck();
    expect(sessions.read()).toMatchObject({ situation: 'signed_in', me: { grantId: 'g2' } });
    server.answers['/api/me'] = refusal(401, 'not_signed_in');
    await Promise.all([sessions.recheck(), jest.advanceTimersByTimeAsync(1_000)]);
    expect(sessions.read()).toEqual({ situation: 'signed_out' });
  });

  it('given no connection at the start, then it is unreachable at once, and not after retries', async () => {
    const server = new FakeServer({ '/api/me': 'no connection' });
    await sessions.refresh();
    expect(sessions.read()).toMatchObject({ situation: 'unreachable', problem: { code: 'offline' } });
    expect(server.to('/api/me')).toHaveLength(1);
  });

  it('is what the latest request says: a late answer to an earlier one signs nobody in or out', async () => {
    const late = Promise.withResolvers<Response>();
    globalThis.prefetchedMe = late.promise;
    new FakeServer({ '/api/me': ok(meOf()) });
    const first = sessions.refresh();
    await sessions.refresh();
    expect(sessions.read().situation).toBe('signed_in');
    late.resolve({ ...notSignedIn, headers: ourHeaders() } as Response);
    await first;
    expect(sessions.read().situation).toBe('signed_in');
    const second = sessions.refresh();
    sessions.ended();
    await second;
    expect(sessions.read().situation).toBe('signed_out');
  });

  it('distinguishes signed out from unreachable', async () => {
    new FakeServer({ '/api/me': refusal(401, 'not_signed_in') });
    await sessions.refresh();
    expect(sessions.read().situation).toBe('signed_out');
    new FakeServer({ '/api/me': refusal(500, 'unexpected') });
    await sessions.refresh();
    expect(sessions.read()).toMatchObject({ situation: 'unreachable', problem: { code: 'unexpected' } });
  });
});
