import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Answer } from './api.ts';
import { withRetries } from './with-retries.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const refused = (code: string, status = 503, retryAfter?: number): Answer<string> => ({
  ok: false,
  problem: { type: 'about:blank', title: code, code, status, ...(retryAfter === undefined ? {} : { retryAfter }) },
});
const DONE: Answer<string> = { ok: true, value: 'done' };

/**
 * Sends a request that gets this answer for that long; returns the number of attempts and the time of the final answer.
 */
async function requested(answer: Answer<string>, forMs: number, takesMs = 0) {
  const startedAt = performance.now();
  const at: number[] = [];
  const end = withRetries(async () => {
    at.push(performance.now() - startedAt);
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    return performance.now() - startedAt < forMs ? answer : DONE;
  });
  let last: Answer<string> | null = null;
  void end.then((answered) => {
    last = answered;
  });
  for (let s = 0; s < 120 && last === null; s++) await jest.advanceTimersByTimeAsync(1_000);
  return { at, last: last as Answer<string> | null };
}

describe('asking again', () => {
  it.each(['store_unavailable', 'outcome_unknown'])(
    'LG-3: given a log that chooses another leader for nine seconds (%s), then what was asked is done without a word',
    async (code) => {
      const { at, last } = await requested(refused(code, 503, 1), 9_000);
      expect(last).toEqual(DONE);
      expect(at.length).toBeLessThanOrEqual(6);
    },
  );

  it('given a time that the server names, then not sooner', async () => {
    const { at } = await requested(refused('store_unavailable', 503, 2), 100_000);
    for (const [i, time] of at.entries()) if (i > 0) expect(time - at[i - 1]!).toBeGreaterThanOrEqual(2_000);
  });

  it('given slow answers and an unreachable log, then the problem is returned after seconds, not minutes', async () => {
    const away = refused('outcome_unknown');
    const { last, at } = await requested(away, 1_000_000, 6_000);
    expect(last).toEqual(away);
    expect(at.at(-1)).toBeLessThan(20_000);
  });

  it('given a browser that is offline, then the problem is returned at once, and what it seems to be online for is retried', async () => {
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(await requested(refused('offline', 0), 9_000)).toEqual({ at: [0], last: refused('offline', 0) });
    expect((await requested(refused('store_unavailable', 503), 9_000)).last).toEqual(DONE);
    onLine.mockReturnValue(true);
    expect((await requested(refused('offline', 0), 9_000)).last).toEqual(DONE);
  });

  it('given a connection that is lost between two attempts, then the problem is returned with the attempt that finds it', async () => {
    const onLine = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    setTimeout(() => onLine.mockReturnValue(false), 1_000);
    expect((await requested(refused('offline', 0), 9_000)).at).toHaveLength(3);
  });

  it('AC-15: given a session whose id has changed, then it asks once more before it signs somebody out', async () => {
    const unknown = refused('not_signed_in', 401);
    expect(await requested(unknown, 500)).toEqual({ at: [0, 1_000], last: DONE });
    expect(await requested(unknown, 100_000)).toEqual({ at: [0, 1_000], last: unknown });
  });

  it('given what does not change by asking, then it is asked once', async () => {
    for (const code of ['shelter_unreadable', 'disk_full'])
      expect((await requested(refused(code), 9_000)).at).toEqual([0]);
    expect((await requested(refused('unexpected', 500), 9_000)).at).toEqual([0]);
  });
});
