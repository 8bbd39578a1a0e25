import { BEAT_MS, DELAYED_MS } from '@safe-haven/contracts';

/** A log that was asked for a sign of life and gave none for this long is away, here no later than on any screen. */
const UNANSWERED_MS = DELAYED_MS - BEAT_MS;

/** A clock that nobody sets: milliseconds since some moment. For how long something is so is not asked of the time of day. */
export type Elapsed = () => number;

/**
 * When the log last showed that it lives: its head was read, and what this process shows had come there. Counted from the
 * last sign, not from the first complaint: a log that is silent is away.
 */
export class StoreState {
  readonly #elapsed: Elapsed;
  readonly #report: (sentence: string) => void;
  readonly #listeners = new Set<() => void>();
  #reportedAway = false;
  #aliveAt: number;
  #askedAt: number | null = null;

  /** `say` is told a sentence when the store goes away and when it is back. */
  constructor(elapsed: Elapsed = () => performance.now(), report: (sentence: string) => void = () => undefined) {
    this.#elapsed = elapsed;
    this.#report = report;
    this.#aliveAt = elapsed();
  }

  /** What is said of the connection to the store, for the operator. It proves nothing. */
  note = (state: 'connected' | 'away', reason: string): void => {
    const isAway = state === 'away';
    if (isAway !== this.#reportedAway) this.#report(reason);
    this.#reportedAway = isAway;
  };

  /** The log is asked for a sign of life. Returns how to say that it gave one: it lived when it was asked. */
  asked(): () => void {
    const at = this.#elapsed();
    this.#askedAt ??= at;
    return () => {
      this.#aliveAt = Math.max(this.#aliveAt, at);
      this.#askedAt = null;
      for (const listener of this.#listeners) listener();
    };
  }

  /** Told of each sign of life. */
  onAlive(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Milliseconds since the log last showed that it lives. */
  get age(): number {
    return this.#elapsed() - this.#aliveAt;
  }

  /**
   * True while this process has lost sight of the log: it then pushes nothing and takes nothing in. A process that was
   * itself held up has to ask first.
   */
  get delayed(): boolean {
    return this.#askedAt !== null && this.#elapsed() - this.#askedAt >= UNANSWERED_MS;
  }
}
