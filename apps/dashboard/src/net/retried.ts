import type { Answer } from './api.ts';

const AGAIN_AFTER_MS = [300, 1_000, 2_500];
const LONGEST_WAIT_MS = 5_000;

/**
 * Asks again while the server says "in a moment" (503) or the answer was lost, a few times, at the server's pace.
 * Only for what may be asked twice: reads, and commands that carry a key.
 */
export async function retried<T>(ask: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T>> {
  let answer = await ask();
  for (const otherwise of AGAIN_AFTER_MS) {
    if (answer.ok || !isWorthAnother(answer.problem.status, answer.problem.code) || signal?.aborted) return answer;
    const asked = Number(answer.problem['retryAfter'] ?? 0) * 1_000;
    await pause(Math.min(asked || otherwise, LONGEST_WAIT_MS));
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
