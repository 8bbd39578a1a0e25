/** A timer that fires this much too late means that this process was suspended or blocked. */
const BLOCKED_MS = 100;
/** Time to handle what arrived while the process was blocked. */
const GRACE_MS = 250;

/**
 * Fires after a peer has been silent for a time. Time in which this process was blocked does not count: what arrived
 * meanwhile is handled first, however often it is blocked again.
 */
export class SilenceTimer {
  readonly #ms: number;
  readonly #over: () => void;
  #timer: NodeJS.Timeout;
  #due: number;
  #isGrace = false;

  constructor(ms: number, over: () => void) {
    this.#ms = ms;
    this.#over = over;
    this.#due = performance.now() + ms;
    this.#timer = setTimeout(this.#check, ms);
  }

  /** Something arrived: the timer restarts. */
  restart(): void {
    this.#due = performance.now() + this.#ms;
    if (!this.#isGrace) return void this.#timer.refresh();
    this.#isGrace = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#check, this.#ms);
  }

  /** Stops the timer. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #check = (): void => {
    const now = performance.now();
    const wasBlocked = now - this.#due >= BLOCKED_MS;
    if (!wasBlocked) {
      this.#over();
      return;
    }
    this.#isGrace = true;
    this.#due = now + GRACE_MS;
    this.#timer = setTimeout(this.#check, GRACE_MS);
  };
}
