import { setImmediate as nextTurn } from 'node:timers/promises';

/** Nobody who holds a bed waits for longer than this, and one step, because somebody reads (P13). */
const SLICE_MS = 5;

/** Runs something long to its end, a few milliseconds at a time. */
export async function runInSlices<T>(steps: Iterator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
