import type { Answer } from './api.ts';

/** Together as long as a store of several machines may need to choose another one that leads. */
const AGAIN_AFTER_MS = [300, 1_000, 2_000, 3_000, 4_000];
const LONGEST_WAIT_MS = 5_000;
/** After that somebody is told, whatever the tries: each may have waited long for its answer. */
const ENOUGH_MS = 15_000;

/**
 * Asks again while the server says "in a moment" (503) or the answer was lost, a few times, never sooner than the server
 * says and not all screens at once. Only for what may be asked twice: reads, and commands that carry a key.
 */
export async function retried<T>(ask: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T>> {
  const startedAt = performance.now();
  let answer = await ask();
  for (const atLeast of AGAIN_AFTER_MS) {
    if (answer.ok || !isWorthAnother(answer.problem.status, answer.problem.code) || signal?.aborted) return answer;
    if (performance.now() - startedAt >= ENOUGH_MS) return answer;
    const asked = Number(answer.problem['retryAfter'] ?? 0) * 1_000;
    await pause(Math.min(Math.max(asked, atLeast), LONGEST_WAIT_MS) * (1 + Math.random() / 4));
    answer = await ask();
  }
  return answer;
}

/** A house that can't be read stays so, a full disk too: asking again at once would only keep people waiting. */
const isWorthAnother = (status: number, code: string): boolean =>
  (status === 503 && code !== 'shelter_unreadable' && code !== 'disk_full') ||
  code === 'timed_out' ||
  code === 'offline';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
