import { afterEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { useReplay } from './use-replay.ts';

afterEach(cleanup);

const answer = (body: unknown, status = 200) => ({
  ok: status === 200,
  status,
  headers: new Headers(),
  json: async () => body,
});

/** A server without changes on the shown day; `step`: its answer about other days. */
function given(step: () => unknown): void {
  globalThis.fetch = (async (path: string) => {
    if (path.startsWith('/api/replay/step')) return step();
    if (path.startsWith('/api/replay/changes')) return answer({ position: '1', changes: [], next: null });
    return answer({ position: '1', at: '2026-11-18T01:10:00.000Z', was: [], known: [] });
  }) as unknown as typeof fetch;
}

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
