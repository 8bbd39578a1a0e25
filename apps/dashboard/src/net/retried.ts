import type { Problem } from '@safe-haven/contracts';
import type { Answer } from './api.ts';

const AGAIN_AFTER_MS = [300, 1_000, 2_500];
const LONGEST_WAIT_MS = 5_000;

/**
 * Asks again while the server says "in a moment" (503) or the answer was lost, a few times, at the server's pace.
 * Only for what may be asked twice: reads.
 */
export async function retried<T>(ask: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T>> {
  let answer = await ask();
  for (const again of AGAIN_AFTER_MS.keys()) {
    if (answer.ok || !isWorthAnother(answer.problem) || signal?.aborted) return answer;
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

/** How long to wait before it is asked again, in ms: at the server's pace, else longer each time. */
export function waitOf(problem: Problem, again: number): number {
  const asked = Number(problem['retryAfter'] ?? 0) * 1_000;
  return Math.min(asked || AGAIN_AFTER_MS[Math.min(again, AGAIN_AFTER_MS.length - 1)]!, LONGEST_WAIT_MS);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
