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

/** Waits for the work, at most so long; leaves no timer behind, so that a program that is done can end. */
export async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, pause(ms, over.signal)]);
  } finally {
    over.abort();
  }
}

/** The longest pause between two tries, as many times the first. */
export const MOST_RETRIES = 20;

/** What pauses are made of. */
export interface Backoff {
  /** The first pause, in ms. */
  readonly retryMs: number;
  /** From 0 to 1: those who failed together do not come back together. */
  readonly random: () => number;
}

/** The pause before the next try, in ms: doubled with each failure up to the longest, and never the same twice. */
export const backoff = (failures: number, { retryMs, random }: Backoff): number =>
  Math.min(2 ** failures, MOST_RETRIES) * retryMs * (0.75 + random() / 2);
