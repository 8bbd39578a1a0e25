/** Waiting that somebody else can end. */
export class Waits {
  #wake: () => void = () => undefined;
  #woken = false;

  /** Whoever waits goes on; whoever will wait next does not. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Whoever will wait next does, whatever happened before. */
  forget(): void {
    this.#woken = false;
  }

  /** Until somebody wakes, or so many milliseconds have passed. */
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
