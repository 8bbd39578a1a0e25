import { setImmediate as nextTurn } from 'node:timers/promises';

/** The longest that reading the past keeps the event loop from whoever holds a bed; P13 asks for 20 ms. */
const SLICE_MS = 5;
/** The clock is asked once in so many calls. */
const EACH = 16;

/** Lets others go first after each slice of work. */
export class Breather {
  #since = performance.now();
  #calls = 0;

  /** A promise to wait for when the slice is used up; else null. */
  breathe(): Promise<void> | null {
    if (++this.#calls % EACH !== 0 || performance.now() - this.#since < SLICE_MS) return null;
    return nextTurn().then(() => {
      this.#since = performance.now();
    });
  }
}
