import { type Clock, instantOf } from './clock.ts';

/** Maximum clock difference between replicas: one that is further behind refuses every command (`clock_behind`). */
const FURTHEST_MS = 120_000;

/**
 * The server time that clients see and that `Haven-Expires` is compared with (SH-20). It is the same for all replicas
 * of a log: this process's clock, or later when an event of the log shows that another replica's clock is ahead. With
 * each replica's own clock, a command could be too late at one replica and accepted by another a minute later.
 */
export class ServerTime implements Clock {
  readonly #clock: Clock;
  #newest: string;
  #aheadMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    // Most events were recorded in the past and can't show a clock that is ahead.
    this.#newest = instantOf(clock.now());
  }

  /** Called with the recording time of each event of the log, whichever replica wrote it. */
  sync(recordedAt: string): void {
    if (recordedAt <= this.#newest) return;
    this.#newest = recordedAt;
    const lead = Date.parse(recordedAt) - this.#clock.now();
    if (lead > this.#aheadMs && lead <= FURTHEST_MS) this.#aheadMs = lead;
  }

  now(): number {
    return this.#clock.now() + this.#aheadMs;
  }
}
