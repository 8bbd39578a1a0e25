import { BEAT_MS, DELAYED_MS } from '@safe-haven/contracts';

/**
 * A store that has not answered a liveness probe for this long counts as unreachable, at the latest when a screen shows
 * it.
 */
const UNANSWERED_MS = DELAYED_MS - BEAT_MS;

/**
 * A monotonic clock: milliseconds since an arbitrary moment. Durations are not measured by the time of day, which can
 * be set.
 */
export type Elapsed = () => number;

/**
 * When the store last answered a liveness probe: its head was read and this process's feed had reached it. Measured
 * since the last answer, not since the first error, because a store that hangs reports no error.
 */
export class StoreState {
  readonly #elapsed: Elapsed;
  readonly #report: (sentence: string) => void;
  readonly #listeners = new Set<() => void>();
  #reportedAway = false;
  #aliveAt: number;
  #askedAt: number | null = null;

  /** `report` is called with a sentence when the store becomes unreachable and when it is back. */
  constructor(elapsed: Elapsed = () => performance.now(), report: (sentence: string) => void = () => undefined) {
    this.#elapsed = elapsed;
    this.#report = report;
    this.#aliveAt = elapsed();
  }

  /** Connection events of the adapter, for the operator. They do not count as answers to a probe. */
  note = (state: 'connected' | 'away', reason: string): void => {
    const isAway = state === 'away';
    if (isAway !== this.#reportedAway) this.#report(reason);
    this.#reportedAway = isAway;
  };

  /**
   * Starts a probe. Returns the function to call when it is answered; the store then counts as alive since the start of
   * the probe.
   */
  asked(): () => void {
    const at = this.#elapsed();
    this.#askedAt ??= at;
    return () => {
      this.#aliveAt = Math.max(this.#aliveAt, at);
      this.#askedAt = null;
      for (const listener of this.#listeners) listener();
    };
  }

  /** Called after each answered probe. */
  onAlive(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Milliseconds since the start of the last probe that was answered. */
  get age(): number {
    return this.#elapsed() - this.#aliveAt;
  }

  /**
   * True while the store is unreachable: this process then neither pushes nor accepts commands. A process that was
   * suspended itself has to probe first.
   */
  get delayed(): boolean {
    return this.#askedAt !== null && this.#elapsed() - this.#askedAt >= UNANSWERED_MS;
  }
}
