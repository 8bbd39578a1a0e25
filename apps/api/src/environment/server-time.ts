import { type Clock, instantOf } from './clock.ts';

/** Clocks of replicas that are further apart are not kept together: such a replica decides nothing (`clock_behind`). */
const FURTHEST_MS = 120_000;

/**
 * The server's clock, as clients see it and as `Haven-Expires` is compared with (SH-20). One for all replicas of a log:
 * this process's own, or further, as far as a fact in the log has shown another's clock to be ahead. With each
 * replica's own, a command would be too late at one and still be done at another a minute later.
 */
export class ServerTime implements Clock {
  readonly #clock: Clock;
  #newest: string;
  #aheadMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    // What was recorded before shows nobody ahead, and is most of a log.
    this.#newest = instantOf(clock.now());
  }

  /** A fact of the log was read that was recorded at this instant, by whatever clock. */
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
