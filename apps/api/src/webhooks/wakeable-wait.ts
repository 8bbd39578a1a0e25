/** A wait with a timeout that can be ended early. */
export class WakeableWait {
  #wake: () => void = () => undefined;
  #woken = false;

  /** Ends the current wait, or the next one if there is none. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Cancels a wake that no wait has consumed. */
  clearWake(): void {
    this.#woken = false;
  }

  /** Resolves after `ms` milliseconds, or when woken. */
  async forMs(ms: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, 2 ** 31 - 1));
        timer.unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#woken = false;
  }
}
