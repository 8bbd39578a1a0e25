import type { Answer } from '../../net/api.ts';

/** So often a question that got no answer in time is asked: what the server has read by then stays read. */
const TIMES = 3;

/** The first question over a long past may take longer than an answer is waited for; it goes on there meanwhile. */
export async function firstLook<T>(ask: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<Answer<T>> {
  for (let asked = 1; ; asked++) {
    const answer = await ask();
    const isSlow = !answer.ok && answer.problem.code === 'timed_out';
    if (!isSlow || asked === TIMES || signal?.aborted) return answer;
  }
}
