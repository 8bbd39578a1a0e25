import type { Problem } from '@safe-haven/contracts';
import type { Answer, AskOptions } from './api.ts';

/** Delays between attempts, ms. Their sum covers a leader election of a clustered store. */
const RETRY_DELAYS_MS = [300, 1_000, 2_000, 3_000, 4_000];
const MAX_DELAY_MS = 5_000;
/** After that the problem is returned whatever the number of attempts: each may have waited long for its answer. */
const GIVE_UP_AFTER_MS = 15_000;
/** Within that the answer that gives the browser its session's new id has arrived, ms. */
const NEW_ID_AFTER_MS = 1_000;

type RetryOptions = Pick<AskOptions, 'signal' | 'reportsLost'>;

/**
 * Repeats a request while the server answers 503 or the answer was lost: a few times, never sooner than `Retry-After`, with
 * jitter so that not all clients return at once. Once more when the session is unknown. Not while the browser knows that it is offline: that is reported at once.
 * Only for idempotent requests: reads, and commands that carry a key.
 */
export async function withRetries<T>(
  ask: () => Promise<Answer<T>>,
  { signal, reportsLost = false }: RetryOptions = {},
): Promise<Answer<T>> {
  const startedAt = performance.now();
  let answer = await ask();
  if (isUnknown(answer) && !reportsLost && !signal?.aborted) {
    await pause(NEW_ID_AFTER_MS);
    answer = await ask();
  }
  for (const attempt of RETRY_DELAYS_MS.keys()) {
    if (answer.ok || !isRetryable(answer.problem) || isLost(answer.problem, reportsLost) || signal?.aborted)
      return answer;
    if (performance.now() - startedAt >= GIVE_UP_AFTER_MS) return answer;
    await pause(retryDelay(answer.problem, attempt));
    answer = await ask();
  }
  return answer;
}

/**
 * A second factor, and another role, give the session a new id, in this tab or another: what was under way with the id before
 * is answered as nobody's.
 */
const isUnknown = (answer: Answer<unknown>): boolean => !answer.ok && answer.problem.code === 'not_signed_in';

const DOES_NOT_PASS: ReadonlySet<string> = new Set(['shelter_unreadable', 'disk_full', 'history_loading']);

/**
 * Whether a retry may help. An unreadable shelter, a full disk and a past that is being loaded do not pass within seconds:
 * retries would only delay the message.
 */
export const isRetryable = ({ status, code }: Problem): boolean =>
  (status === 503 && !DOES_NOT_PASS.has(code)) || code === 'timed_out' || code === 'offline';

/** `navigator.onLine` is reliable only when false: true says no more than that there is a network interface. */
const isLost = ({ code }: Problem, reportsLost: boolean): boolean =>
  code === 'offline' && (reportsLost || navigator.onLine === false);

/** How long to wait before the next attempt, in ms: at least `Retry-After`, longer each time, with jitter. */
export function retryDelay(problem: Problem, attempt: number): number {
  const retryAfter = Number(problem['retryAfter'] ?? 0) * 1_000;
  const atLeast = RETRY_DELAYS_MS[Math.min(attempt, RETRY_DELAYS_MS.length - 1)]!;
  return Math.min(Math.max(retryAfter, atLeast), MAX_DELAY_MS) * (1 + Math.random() / 4);
}

/** Resolves after a time in ms. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
