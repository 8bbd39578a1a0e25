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
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, pause(ms, over.signal)]);
  } finally {
    over.abort();
  }
}

/** The longest pause between two tries, as many times the first. */
export const MOST_RETRIES = 20;

/** The pause before the next try: doubled with each failure up to the longest, and never the same twice. */
export const backoff = (failures: number, firstMs: number): number =>
  Math.min(2 ** failures, MOST_RETRIES) * firstMs * (0.75 + Math.random() / 2);
