import { setTimeout as pause } from 'node:timers/promises';

/** After so long without a single answer that goes on, it is given up. */
const PATIENCE_MS = 120_000;

/**
 * How fast a program that is busy lets us go on: whoever is told to wait makes all of us wait, and then each goes on with what
 * it had. Shared by all commands that are under way.
 */
export class Pace {
  readonly #onWait: (seconds: number) => void;
  #until = 0;
  #lastWentOn = performance.now();

  /** `onWait`: told once for each pause that begins. */
  constructor(onWait: (seconds: number) => void) {
    this.#onWait = onWait;
  }

  /** Resolves when it is time to send. */
  async turn(): Promise<void> {
    for (let left = this.#until - performance.now(); left > 0; left = this.#until - performance.now())
      await pause(left);
  }

  wentOn(): void {
    this.#lastWentOn = performance.now();
  }

  /** All wait for so long; false: nothing has gone on for too long, and it is to be given up. */
  hold(seconds: number): boolean {
    const now = performance.now();
    if (now - this.#lastWentOn > PATIENCE_MS) return false;
    if (now >= this.#until) this.#onWait(seconds);
    this.#until = Math.max(this.#until, now + seconds * 1000);
    return true;
  }
}
