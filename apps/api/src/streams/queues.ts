/** Runs tasks of one key one after the other, in order; tasks of different keys run concurrently. */
export class Queues {
  readonly #last = new Map<string, Promise<unknown>>();
  #unfinished = 0;

  /** How many tasks wait or run. */
  get unfinished(): number {
    return this.#unfinished;
  }

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const queued = before === undefined ? work() : before.then(work);
    // The next task must neither fail with this one nor keep its result in memory.
    const settled = queued.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(key, settled);
    this.#unfinished += 1;
    void settled.then(() => {
      this.#unfinished -= 1;
      if (this.#last.get(key) === settled) this.#last.delete(key);
    });
    return queued;
  }
}
