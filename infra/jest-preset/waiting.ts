import { setTimeout as pause } from 'node:timers/promises';

const MINUTE_MS = 60_000;
const LOOK_AGAIN_MS = 25;

/**
 * After how long a test says that what it waits for hangs: no promise of speed, and the same on every machine, however
 * busy. `npm run prove -- breaks` sets a shorter one, for many a broken program does nothing at all.
 */
export const HANGS_MS = Number(process.env['HAVEN_TEST_HANGS_MS'] ?? 5 * MINUTE_MS);

/**
 * Asks again and again until the answer holds, and returns it: for what no event reports. Throws with the last answer
 * when it hangs.
 */
export async function eventually<T>(ask: () => T | Promise<T>, holds: (answer: T) => boolean = Boolean): Promise<T> {
  for (const end = performance.now() + HANGS_MS; ; await pause(LOOK_AGAIN_MS)) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > end) throw new Error(`It hangs: the last answer was ${JSON.stringify(answer)}`);
  }
}

/** What a promise brings. Rejects with `what` was waited for when it hangs. */
export async function unlessItHangs<T>(promise: Promise<T>, what: string): Promise<T> {
  const { promise: hangs, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`It hangs: ${what}`)), HANGS_MS);
  return Promise.race([promise, hangs]).finally(() => clearTimeout(timer));
}
