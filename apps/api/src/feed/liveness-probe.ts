import { BEAT_MS } from '@safe-haven/contracts';
import type { StoreState } from '../environment/store-state.ts';

/** What a probe reads, and where it records the result. */
interface ProbeParts {
  readonly store: { ping(ms: number): Promise<string> };
  /** The feed that screens are served from; resolves to true once it has reached the position. */
  readonly feed: { waitFor(position: string, ms: number): Promise<boolean> };
  readonly state: StoreState;
  /** How long the store, and then the feed, have to answer. */
  readonly probeMs: number;
  /** From 0 to 1. Jitter, so that programs that lost the same store don't reconnect at the same moment. */
  readonly random?: () => number;
  /** Given each head of the log that was read. */
  readonly onHead?: (head: string) => void;
}

/** Delay after a failed probe, on another connection. */
const AGAIN_MS = 200;

/**
 * Probes the store periodically: reads its head, and waits until the board's feed has reached it. A store that can be
 * read but whose events do not arrive counts as unreachable.
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

  /** Resolves once the first probe was answered or has failed; then repeats by itself. */
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
    const { store, feed, state, probeMs, onHead } = this.#parts;
    const markAlive = state.asked();
    try {
      const head = await store.ping(probeMs);
      onHead?.(head);
      if (!(await feed.waitFor(head, probeMs))) {
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
