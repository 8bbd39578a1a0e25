import { setTimeout as pause } from 'node:timers/promises';

/** The import gives up after so long without a single success. */
const PATIENCE_MS = 120_000;

/**
 * Back-off shared by all commands in flight: when one is asked to wait, all wait, and then each continues with its own
 * command.
 */
export class Pace {
  readonly #onWait: (seconds: number) => void;
  #pausedUntil = 0;
  #lastSuccess = performance.now();

  /** `onWait` is called once for each pause. */
  constructor(onWait: (seconds: number) => void) {
    this.#onWait = onWait;
  }

  /** Resolves when the next command may be sent. */
  async waitForTurn(): Promise<void> {
    for (
      let remainingMs = this.#pausedUntil - performance.now();
      remainingMs > 0;
      remainingMs = this.#pausedUntil - performance.now()
    )
      await pause(remainingMs);
  }

  succeeded(): void {
    this.#lastSuccess = performance.now();
  }

  /** Pauses all commands; false: nothing has succeeded for too long, so the caller should give up. */
  pauseFor(seconds: number): boolean {
    const now = performance.now();
    if (now - this.#lastSuccess > PATIENCE_MS) return false;
    if (now >= this.#pausedUntil) this.#onWait(seconds);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + seconds * 1000);
    return true;
  }
}
