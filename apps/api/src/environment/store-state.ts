import { BEAT_MS, DELAYED_MS } from '@safe-haven/contracts';

/** A store that has not answered a liveness probe for this long counts as away: no later here than on any screen. */
const UNANSWERED_MS = DELAYED_MS - BEAT_MS;

/**
 * A monotonic clock: milliseconds since an arbitrary moment. Durations are not measured by the time of day, which can
 * be set.
 */
export type Elapsed = () => number;

/**
 * When the store last answered a liveness probe: its head was read, and this process's feed had reached it. Measured
 * from the last answer, not from the first error: a store that is silent is away.
 */
export class StoreState {
  readonly #elapsed: Elapsed;
  readonly #report: (sentence: string) => void;
  readonly #listeners = new Set<() => void>();
  #reportedAway = false;
  #aliveAt: number;
  #askedAt: number | null = null;

  /** `report` is called with a sentence when the store goes away and when it is back. */
  constructor(elapsed: Elapsed = () => performance.now(), report: (sentence: string) => void = () => undefined) {
    this.#elapsed = elapsed;
    this.#report = report;
    this.#aliveAt = elapsed();
  }

  /** What the adapter reports about its connection, for the operator. It does not count as a liveness answer. */
  note = (state: 'connected' | 'away', reason: string): void => {
    const isAway = state === 'away';
    if (isAway !== this.#reportedAway) this.#report(reason);
    this.#reportedAway = isAway;
  };

  /**
   * A probe starts. Returns the function to call when it is answered; the store then counts as alive since the start of
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
   * True while this process can't reach the store: it then pushes nothing and accepts nothing. A process that was
   * itself suspended has to probe first.
   */
  get delayed(): boolean {
    return this.#askedAt !== null && this.#elapsed() - this.#askedAt >= UNANSWERED_MS;
  }
}
