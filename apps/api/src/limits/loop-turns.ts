/** For how long reads make way for commands at most: a store that hangs does not stop the reads too. */
const MAKES_WAY_MS = 25;
/** The longest that one read keeps the event loop in its turn, plus one step (docs/PERFORMANCE.md, P13). */
const SLICE_MS = 5;

/**
 * The turns that reads take on the event loop: one in each of its rounds, first come, first served, and none while a command
 * is under way, for 25 ms at most (SH-23). However many reads there are, whatever else arrives waits for one of them.
 */
export class LoopTurns {
  readonly #waiting: (() => void)[] = [];
  #commands = 0;
  /** Since when a turn is due: the last one, or when somebody came to an empty queue. */
  #since = 0;
  #cancel: (() => void) | null = null;
  readonly #makesWayMs: number;

  constructor(makesWayMs = MAKES_WAY_MS) {
    this.#makesWayMs = makesWayMs;
  }

  /** Resolves when the caller's turn has come. */
  next(): Promise<void> {
    if (this.#waiting.length === 0) this.#since = performance.now();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#plan();
    });
  }

  /** Runs a command; reads make way for it. */
  async command<T>(work: () => Promise<T>): Promise<T> {
    this.#commands += 1;
    try {
      return await work();
    } finally {
      this.#commands -= 1;
      if (this.#commands === 0) this.#planAgain();
    }
  }

  #planAgain(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#plan();
  }

  #plan(): void {
    if (this.#cancel !== null || this.#waiting.length === 0) return;
    const ms = this.#heldBackMs();
    if (ms > 0) {
      const timer = setTimeout(() => this.#give(), ms);
      this.#cancel = () => clearTimeout(timer);
      return;
    }
    const immediate = setImmediate(() => this.#give());
    this.#cancel = () => clearImmediate(immediate);
  }

  #heldBackMs(): number {
    return this.#commands === 0 ? 0 : this.#makesWayMs - (performance.now() - this.#since);
  }

  #give(): void {
    this.#cancel = null;
    // A command may have come since this was planned.
    if (this.#heldBackMs() <= 0) {
      this.#since = performance.now();
      this.#waiting.shift()?.();
    }
    this.#plan();
  }
}

/** A process has one event loop, and so one queue for it. */
export const loopTurns = new LoopTurns();

/** Splits one read into slices of a few milliseconds, between which it waits for its turn. */
export class Slices {
  #since = performance.now();

  /** Called between two steps: waits where the slice is used up. */
  async pauseIfDue(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await loopTurns.next();
    this.#since = performance.now();
  }
}

/** Runs a long computation in slices. */
export async function runInSlices<T>(steps: Iterator<void, T>): Promise<T> {
  const slices = new Slices();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await slices.pauseIfDue();
  }
}
