import type { Clock } from './clock.ts';

/** How far the clocks of replicas may be apart; a fact of a clock that is further ahead is of one that is wrong. */
export const FURTHEST_MS = 120_000;

/**
 * The server time that clients see and that `Haven-Expires` is compared with (SH-20). It is the same for all replicas
 * of a log: this process's clock, or later when an event of the log shows that another replica's clock is ahead. With
 * each replica's own clock, a command could be too late at one replica and accepted by another a minute later.
 */
export class ServerTime implements Clock {
  readonly #clock: Clock;
  #newest = '';
  #aheadMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Called with the recording time of each event of the log, whichever replica wrote it. */
  sync(recordedAt: string): void {
    if (recordedAt <= this.#newest) return;
    this.#newest = recordedAt;
    const lead = this.behindMs;
    if (lead > this.#aheadMs && lead <= FURTHEST_MS) this.#aheadMs = lead;
  }

  /** How far this process's clock is behind the newest fact of the log, ms; 0: it is not. */
  get behindMs(): number {
    return this.#newest === '' ? 0 : Math.max(0, Date.parse(this.#newest) - this.#clock.now());
  }

  now(): number {
    return this.#clock.now() + this.#aheadMs;
  }
}
