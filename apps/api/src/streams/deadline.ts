import { type NotWritten, UNAVAILABLE } from './outcome.ts';

/**
 * The time that one command has: in its queue, for its reads, its append and what settles it. The caller is answered
 * when it is over. A command that was not handed to the store by then never is, also where its turn comes later.
 */
export class Deadline {
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #over = new AbortController();
  #isHandedOver = false;

  /** `ms` by the monotonic clock, from now on; null: it is never over. */
  constructor(ms: number | null) {
    if (ms === null) return;
    this.#timer = setTimeout(() => this.#over.abort(), ms);
    this.#timer.unref();
  }

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** Called right before events go to the store; false: the time is over, and they don't. */
  handOver(): boolean {
    if (this.isOver) return false;
    this.#isHandedOver = true;
    return true;
  }

  /** The store has said that it wrote nothing. */
  takeBack(): void {
    this.#isHandedOver = false;
  }

  /** The outcome of the work, or at the end of the time whether something may come of it. */
  async within<T>(work: Promise<T>): Promise<T | NotWritten> {
    const { promise, resolve } = Promise.withResolvers<NotWritten>();
    const end = () => resolve(this.#isHandedOver ? { kind: 'unknown' } : UNAVAILABLE);
    this.signal.addEventListener('abort', end);
    try {
      return await Promise.race([work, promise]);
    } finally {
      this.signal.removeEventListener('abort', end);
    }
  }

  /** The command has its outcome. */
  clear(): void {
    clearTimeout(this.#timer);
  }
}
