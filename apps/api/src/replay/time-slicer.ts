import { loopTurns } from '../limits/loop-turns.ts';

/** The longest that reading the past may block the event loop; P13 allows 20 ms. */
const SLICE_MS = 5;
/** The time is read once in this many calls. */
const CALLS_PER_CHECK = 16;

/** Splits long work into slices, between which the event loop runs. */
export class TimeSlicer {
  #since = performance.now();
  #calls = 0;

  /** A promise to await when the slice is used up; else null. */
  yieldIfDue(): Promise<void> | null {
    if (++this.#calls % CALLS_PER_CHECK !== 0 || performance.now() - this.#since < SLICE_MS) return null;
    return loopTurns.next().then(() => {
      this.#since = performance.now();
    });
  }
}
