import type { Problem } from '@safe-haven/contracts';
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
  for (const again of AGAIN_AFTER_MS.keys()) {
    if (answer.ok || !isWorthAnother(answer.problem) || signal?.aborted) return answer;
    if (performance.now() - startedAt >= ENOUGH_MS) return answer;
    await pause(waitOf(answer.problem, again));
    answer = await ask();
  }
  return answer;
}

/** Whether asking again may help. A house that can't be read stays so, a full disk too: that would only keep people waiting. */
export const isWorthAnother = ({ status, code }: Problem): boolean =>
  (status === 503 && code !== 'shelter_unreadable' && code !== 'disk_full') ||
  code === 'timed_out' ||
  code === 'offline';

/** How long to wait before it is asked again, in ms: never sooner than the server says, longer each time, and no two alike. */
export function waitOf(problem: Problem, again: number): number {
  const asked = Number(problem['retryAfter'] ?? 0) * 1_000;
  const atLeast = AGAIN_AFTER_MS[Math.min(again, AGAIN_AFTER_MS.length - 1)]!;
  return Math.min(Math.max(asked, atLeast), LONGEST_WAIT_MS) * (1 + Math.random() / 4);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
