import { BEAT_MS } from '@safe-haven/contracts';
import type { StoreState } from '../environment/store-state.ts';

/** What is asked for signs of life. */
interface ProbeParts {
  readonly store: { ping(ms: number): Promise<string> };
  /** What people are shown; true once it has come to a position. */
  readonly feed: { waitFor(position: string, ms: number): Promise<boolean> };
  readonly state: StoreState;
  /** From 0 to 1: programs that lost one store together don't come back together. */
  readonly random?: () => number;
}

/** After a sign that was missed the next is asked for soon, on another connection. */
const AGAIN_MS = 200;

/**
 * Asks the log for a sign of life, again and again. The head is read, and the board has to come there: a log that can be
 * read and of which nothing arrives is as good as silent.
 */
export class LivenessProbe {
  readonly #parts: ProbeParts;
  readonly #random: () => number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(parts: ProbeParts) {
    this.#parts = parts;
    this.#random = parts.random ?? Math.random;
  }

  /** Resolves once the first sign has come or was missed; then goes on by itself. */
  async start(): Promise<void> {
    const isAlive = await this.#ask();
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.start(), isAlive ? BEAT_MS : AGAIN_MS * (0.5 + this.#random()));
    this.#timer.unref();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<boolean> {
    const { store, feed, state } = this.#parts;
    const markAlive = state.asked();
    try {
      const head = await store.ping(BEAT_MS);
      if (!(await feed.waitFor(head, BEAT_MS))) {
        state.note('away', 'The log has more than what arrives here.');
        return false;
      }
    } catch (error) {
      state.note('away', (error as Error).message);
      return false;
    }
    state.note('connected', 'The log is there.');
    if (!this.#stopped) markAlive();
    return true;
  }
}
