import { afterEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { ourHeaders } from '../../net/server.fixture.ts';
import { useReplay } from './use-replay.ts';

afterEach(cleanup);

const NOON = '2026-11-18T12:00:00.000Z';

const answer = (body: unknown, status = 200) => ({
  ok: status === 200,
  status,
  headers: ourHeaders(),
  json: async () => body,
});

/** A server without changes on the shown day; `step`: its answer about other days. */
function given(step: () => unknown): void {
  globalThis.fetch = (async (path: string) => {
    if (path.startsWith('/api/replay/step')) return step();
    if (path.startsWith('/api/replay/changes')) return answer({ position: '1', changes: [], next: null });
    return answer({ position: '1', at: NOON, was: [], known: [] });
  }) as unknown as typeof fetch;
}

test('RP-7 the changes of today are asked for up to now', async () => {
  const asked: URLSearchParams[] = [];
  globalThis.fetch = (async (path: string) => {
    const url = new URL(path, 'http://haven');
    if (url.pathname !== '/api/replay/changes') return answer({ position: '1', at: NOON, was: [], known: [] });
    asked.push(url.searchParams);
    return answer({ position: '1', changes: [], next: null });
  }) as unknown as typeof fetch;
  const before = Date.now();
  await act(async () => renderHook(useReplay));
  const ends = asked.map((query) => Date.parse(query.get('to')!));
  expect(ends).toHaveLength(1);
  expect([ends[0]! >= before, ends[0]! <= Date.now()]).toEqual([true, true]);
});

describe('the next change', () => {
  test('RP-4 that can’t be asked for is said, until it can', async () => {
    const refused = { type: 'about:blank', title: 'No right', status: 403, code: 'no_right' };
    given(() => answer(refused, 403));
    const { result } = renderHook(useReplay);
    await act(async () => result.current.step('next'));
    expect(result.current.failed).toMatchObject({ direction: 'next', problem: { code: 'no_right' } });
    given(() => answer({ position: '1', at: null }));
    await act(async () => result.current.step('next'));
    expect([result.current.failed, result.current.end]).toEqual([null, 'next']);
  });
});
