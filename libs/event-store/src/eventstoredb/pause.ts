/** Resolves after a time, or as soon as the signal aborts; never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** Waits for the work at most so long; clears its timer, so that a finished program can exit. */
export async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, pause(ms, over.signal)]);
  } finally {
    over.abort();
  }
}

/** The longest pause before a retry, as a multiple of the first. */
export const MOST_RETRIES = 20;

/** The parameters of backoff. */
export interface Backoff {
  /** The first pause, in ms. */
  readonly retryMs: number;
  /** From 0 to 1, for jitter: clients that failed together retry at different times. */
  readonly random: () => number;
}

/** The pause before the next retry, in ms: doubled with each failure up to the longest, with jitter. */
export const backoff = (failures: number, { retryMs, random }: Backoff): number =>
  Math.min(2 ** failures, MOST_RETRIES) * retryMs * (0.75 + random() / 2);
