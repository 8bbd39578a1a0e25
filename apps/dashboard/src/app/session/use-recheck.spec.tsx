import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { openBoard } from '../../model/board/board.fixture.ts';
import { FakeServer, ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import { useRecheck } from './use-recheck.ts';

const BEAT = { at: '2026-11-25T01:10:00.000Z' };
const ADMINISTRATOR = meOf({ role: 'administrator', may: ['people'] });

/** A session without a board, on a socket that the test drives. */
function given() {
  const server = new FakeServer({ '/api/me': ok(ADMINISTRATOR) });
  sessions.entered(ADMINISTRATOR);
  const { socket } = openBoard({ onSignedOut: sessions.ended });
  renderHook(() => useRecheck());
  return { server, says: (event: string, body: unknown) => act(async () => socket.receive(event, body)) };
}
const wait = (ms: number) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('a session without a board', () => {
  it('AC-3: goes dark a second after the line is cut, when the session is over', async () => {
    const { server, says: receive } = given();
    await receive('heartbeat', BEAT);
    await wait(20_000);
    expect(server.to('/api/me')).toHaveLength(0);
    server.answers['/api/me'] = refusal(401, 'not_signed_in');
    await receive('disconnect', 'io server disconnect');
    await wait(1_000);
    expect(sessions.read().situation).toBe('signed_out');
  });

  it('AC-15: stays when the line was cut because the session has a new id, which this browser is about to get', async () => {
    const { server, says: receive } = given();
    await receive('heartbeat', BEAT);
    server.answers['/api/me'] = refusal(401, 'not_signed_in');
    await receive('disconnect', 'io server disconnect');
    server.answers['/api/me'] = ok(ADMINISTRATOR);
    await wait(1_000);
    expect([server.to('/api/me').length, sessions.read().situation]).toEqual([2, 'signed_in']);
  });

  it('stays when the line was cut for another reason', async () => {
    const { server, says: receive } = given();
    await receive('heartbeat', BEAT);
    await receive('disconnect', 'transport close');
    expect([server.to('/api/me').length, sessions.read().situation]).toEqual([1, 'signed_in']);
  });

  it('asks every few seconds where no line ever comes', async () => {
    const { server } = given();
    await wait(4_900);
    expect(server.to('/api/me')).toHaveLength(0);
    server.answers['/api/me'] = refusal(401, 'not_signed_in');
    await wait(1_200);
    expect(sessions.read().situation).toBe('signed_out');
  });
});
