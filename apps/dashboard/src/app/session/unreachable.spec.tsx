import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { FakeServer, ok } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { useSession } from '../../net/session/use-session.ts';
import { Connecting } from './connecting.tsx';
import { Unreachable } from './unreachable.tsx';

const settle = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

/** The part of `App` before a session is there. */
function BeforeSession() {
  const session = useSession();
  if (session.situation === 'unreachable') return <Unreachable session={session} />;
  return session.situation === 'asking' ? <Connecting /> : <p>{session.situation}</p>;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('a page without a session', () => {
  it('LG-5: given no answer from the server, then it says so after 3.5 s, and a press asks again', async () => {
    const server = new FakeServer({ '/api/me': 'no answer' });
    render(<BeforeSession />);
    void sessions.refresh();
    await settle(3_400);
    expect(screen.getByRole('status').textContent).toBe('Connecting');
    await settle(200);
    expect(screen.getByText('No answer from the server yet.')).toBeTruthy();
    server.answers['/api/me'] = ok(meOf());
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle(0);
    expect([server.sent.length, screen.getByText('signed_in')]).toEqual([2, expect.anything()]);
  });

  it('that is unreachable tries again 5 s after each failure, however long that took', async () => {
    const server = new FakeServer({ '/api/me': 'no connection' });
    await act(() => sessions.refresh());
    render(<BeforeSession />);
    expect(screen.getByRole('alert').dataset['problem']).toBe('offline');
    await settle(5_000);
    expect(server.sent).toHaveLength(2);
    server.answers['/api/me'] = 'no answer';
    await settle(5_000);
    expect(server.sent).toHaveLength(3);
    await settle(10_000);
    expect(server.sent).toHaveLength(3);
    server.answers['/api/me'] = ok(meOf());
    await settle(3_000);
    expect(screen.getByText('signed_in')).toBeTruthy();
  });
});
