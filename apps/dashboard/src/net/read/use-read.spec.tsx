import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { peopleRead, type Read, tokensRead, tonightRead } from '@safe-haven/contracts';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { Schema } from '../api.ts';
import { connection } from '../connection.ts';
import { nudges } from '../nudges.ts';
import { FakeServer, ok, refusal } from '../server.fixture.ts';
import { RETRY_MS } from '../use-again.ts';
import { endpointOf } from './endpoints.ts';
import { queries } from './queries.ts';
import { useRead } from './use-read.ts';

const settle = (ms = 200) => act(() => jest.advanceTimersByTimeAsync(ms));
const count: Schema<number> = {
  safeParse: (body) => {
    const { n } = body as { n?: unknown };
    return typeof n === 'number' ? { success: true, data: n } : { success: false };
  },
};
/** The endpoint of a read, of which only a number is parsed. */
const counted = ({ path, ofTonight }: Pick<Read<unknown>, 'path' | 'ofTonight'>) =>
  endpointOf({ path, ofTonight, answer: count });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('what is read from the server', () => {
  it('given two parts that show the same, then it is asked for once, and each reads it by its own schema', async () => {
    const server = new FakeServer({ '/api/tonight': ok({ n: 3 }) });
    const first = renderHook(() => useRead(counted(tonightRead)));
    const rawText: Schema<string> = { safeParse: (body) => ({ success: true, data: JSON.stringify(body) }) };
    const second = renderHook(() => useRead({ ...endpointOf(tonightRead), answer: rawText }));
    await settle();
    expect([first.result.current.value, second.result.current.value]).toEqual([3, '{"n":3}']);
    expect(server.sent).toHaveLength(1);
  });

  it('given a later answer that fails, then the one before stays next to the problem', async () => {
    const server = new FakeServer({ '/api/people': ok({ n: 1 }) });
    const { result } = renderHook(() => useRead(counted(peopleRead)));
    await settle();
    server.answers['/api/people'] = refusal(403, 'no_right');
    result.current.refetch();
    await settle();
    expect(result.current).toMatchObject({ value: 1, waiting: false, problem: { code: 'no_right' } });
  });

  it('given an answer that can’t be read, then that is the problem', async () => {
    new FakeServer({ '/api/people': ok({}) });
    const { result } = renderHook(() => useRead(counted(peopleRead)));
    await settle();
    expect(result.current).toMatchObject({ value: null, problem: { code: 'garbled' } });
  });

  it('given a browser that is offline, then it is asked for once, and again as soon as the browser is online', async () => {
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const server = new FakeServer({ '/api/people': 'no connection' });
    const { result } = renderHook(() => useRead(counted(peopleRead)));
    await settle(20_000);
    expect([result.current.problem?.code, server.sent.length]).toEqual(['offline', 1]);
    onLine.mockReturnValue(true);
    server.answers['/api/people'] = ok({ n: 1 });
    act(() => void dispatchEvent(new Event('online')));
    await settle();
    expect(result.current).toMatchObject({ value: 1, problem: null });
    act(() => void dispatchEvent(new Event('online')));
    await settle();
    expect(server.sent).toHaveLength(2);
  });

  it('LG-5: given a connection that is lost unnoticed, then that is said after 3.5 s, and it is read again by itself', async () => {
    const server = new FakeServer({ '/api/people': 'no connection' });
    const { result } = renderHook(() => useRead(counted(peopleRead)));
    await settle(3_400);
    expect(result.current).toMatchObject({ waiting: true, problem: null });
    await settle(200);
    expect(result.current).toMatchObject({ waiting: true, problem: { code: 'no_answer_yet' } });
    await settle(12_000);
    expect(result.current).toMatchObject({ waiting: false, problem: { code: 'offline' } });
    server.answers['/api/people'] = ok({ n: 1 });
    await settle(6_000);
    expect(result.current).toMatchObject({ value: 1, waiting: false, problem: null });
    const { length } = server.sent;
    await settle(60_000);
    expect(server.sent).toHaveLength(length);
  });

  it.each(['store_unavailable', 'not_there_yet'])(
    'LG-5: given a server that says %s for longer than it is asked at once, then it is read again by itself',
    async (code) => {
      const server = new FakeServer({ '/api/people': refusal(503, code) });
      const { result } = renderHook(() => useRead(counted(peopleRead)));
      await settle(20_000);
      expect(result.current).toMatchObject({ waiting: false, problem: { code } });
      server.answers['/api/people'] = ok({ n: 1 });
      await settle(RETRY_MS);
      expect(result.current).toMatchObject({ value: 1, waiting: false, problem: null });
    },
  );

  it('LG-5: given a report that took too long, then it is not computed again unless somebody asks', async () => {
    const server = new FakeServer({ '/api/people': refusal(503, 'report_too_slow') });
    renderHook(() => useRead(counted(peopleRead)));
    await settle(20_000);
    const { length } = server.sent;
    await settle(60_000);
    expect(server.sent).toHaveLength(length);
  });

  it('LG-5: given a request that hangs, then one that is sent by hand or when the connection is back takes its place', async () => {
    const server = new FakeServer({ '/api/people': 'no answer' });
    const { result } = renderHook(() => useRead(counted(peopleRead)));
    await settle(4_000);
    expect(result.current.problem?.code).toBe('no_answer_yet');
    result.current.refetch();
    await settle();
    expect([server.sent.length, result.current.problem?.code]).toEqual([2, 'no_answer_yet']);
    server.answers['/api/people'] = ok({ n: 1 });
    act(() => {
      connection.markLost(1);
      connection.markReceived();
    });
    await settle();
    expect([server.sent.length, result.current.value, result.current.problem]).toEqual([3, 1, null]);
  });

  it('given another endpoint that is late, then the time is counted from the change', async () => {
    const server = new FakeServer({ '/api/people': ok({ n: 1 }), '/api/tokens': 'no answer' });
    const { result, rerender } = renderHook(({ endpoint }) => useRead(endpoint), {
      initialProps: { endpoint: counted(peopleRead) },
    });
    await settle(10_000);
    rerender({ endpoint: counted(tokensRead) });
    await settle(3_000);
    expect([server.sent.length, result.current.problem]).toEqual([2, null]);
    await settle(1_000);
    expect(result.current).toMatchObject({ value: 1, waiting: true, problem: { code: 'no_answer_yet' } });
  });

  it('given no component that uses it, then nothing of it is left in memory', async () => {
    new FakeServer({ '/api/people': ok({ n: 1 }) });
    const { unmount } = renderHook(() => useRead(counted(peopleRead)));
    await settle();
    expect(queries.getQueryCache().getAll()).toHaveLength(1);
    unmount();
    expect(queries.getQueryCache().getAll()).toEqual([]);
  });

  it('given a nudge, then what is of this night is read again, once for a burst, and nothing else is', async () => {
    const server = new FakeServer({ '/api/tonight': ok({ n: 1 }), '/api/people': ok({ n: 1 }) });
    renderHook(() => useRead(counted(tonightRead)));
    renderHook(() => useRead(counted(peopleRead)));
    await settle();
    for (let n = 0; n < 5; n++) nudges.tonight.call();
    await settle();
    expect([server.to('/api/tonight').length, server.to('/api/people').length]).toEqual([2, 1]);
  });

  it('given a connection that is back, then what is of this night is read again', async () => {
    const server = new FakeServer({ '/api/tonight': ok({ n: 1 }) });
    renderHook(() => useRead(counted(tonightRead)));
    await settle();
    act(() => {
      connection.markLost(1);
      connection.markReceived();
    });
    await settle();
    expect(server.to('/api/tonight')).toHaveLength(2);
  });
});
