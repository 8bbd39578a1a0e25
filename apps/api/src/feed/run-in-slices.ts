import { setImmediate as nextTurn } from 'node:timers/promises';

/** Maximum time that the event loop is blocked, plus one step: a hold must not wait for a long read (P13). */
const SLICE_MS = 5;

/** Runs a long computation in slices of a few milliseconds, yielding to the event loop between them. */
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
