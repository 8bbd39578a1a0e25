/**
 * Runs a few at a time and lets a few more wait; whoever comes beyond that hears `busy` at once, so that a flood can't
 * pile up work that is still being done when nobody waits for it.
 */
export class Queue {
  readonly #atOnce: number;
  readonly #waitingAtMost: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, waitingAtMost: number) {
    this.#atOnce = atOnce;
    this.#waitingAtMost = waitingAtMost;
  }

  async run<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (this.#running < this.#atOnce) this.#running++;
    else if (this.#waiting.length >= this.#waitingAtMost) return 'busy';
    // Whoever ends hands its place on, so nobody slips in before those who wait.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
