import type { Answer } from '../../net/api.ts';

/** Maximum number of requests. What the server has read by a timeout is kept for the next request. */
const MAX_ATTEMPTS = 3;

/**
 * Repeats a request that timed out: the first one over a long past may take longer, while the server continues reading.
 */
export async function retryTimeouts<T>(request: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T>> {
  for (let attempts = 1; ; attempts++) {
    const answer = await request();
    const isSlow = !answer.ok && answer.problem.code === 'timed_out';
    if (!isSlow || attempts === MAX_ATTEMPTS || signal?.aborted) return answer;
  }
}
