/** A timer that comes this much too late says that this process was held up. */
const HELD_UP_MS = 100;
/** For what has come meanwhile and was not looked at yet. */
const GRACE_MS = 250;

/**
 * Waits for others to fall silent for so long. Time in which this process itself was held up is no silence of theirs: what
 * came meanwhile is looked at first.
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
    this.#timer = setTimeout(this.#look, ms);
  }

  /** Somebody said something: from here on it is waited anew. */
  heard(): void {
    this.#due = performance.now() + this.#ms;
    if (!this.#isGrace) return void this.#timer.refresh();
    this.#isGrace = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#look, this.#ms);
  }

  /** Nobody is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #look = (): void => {
    const wasHeldUp = performance.now() - this.#due >= HELD_UP_MS;
    if (this.#isGrace || !wasHeldUp) {
      this.#over();
      return;
    }
    this.#isGrace = true;
    this.#timer = setTimeout(this.#look, GRACE_MS);
  };
}
