import type { Conditions } from '../environment/conditions.ts';
import { FURTHEST_MS, type ServerTime } from '../environment/server-time.ts';
import type { BoardFeed } from './board.feed.ts';
import type { LiveCasework } from './live-casework.ts';

/** How often the operator is notified while it is so. */
const EVERY_MS = 60_000;
/** How often it looks: a timer as long as that is a moment early now and then, and would leave a minute out. */
const LOOKS_MS = 5_000;

interface ClockWatchParts {
  readonly feed: BoardFeed;
  readonly cases: LiveCasework;
  readonly time: ServerTime;
  readonly conditions: Conditions;
}

/**
 * Compares this machine's clock with the newest fact of the log, at start and every minute (SH-5): one of the two is wrong
 * when they are more than two minutes apart. The program goes on.
 */
export class ClockWatch {
  readonly #parts: ClockWatchParts;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: ClockWatchParts) {
    this.#parts = parts;
  }

  /** Once the feed has caught up. A snapshot may have spared it every event of the log: what it holds is looked at too. */
  start(): void {
    this.#readSnapshot();
    this.check();
    this.#timer = setInterval(() => this.check(), LOOKS_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  check(): void {
    const { time, conditions } = this.#parts;
    const { behindMs } = time;
    if (behindMs <= FURTHEST_MS) {
      conditions.end('clock_behind', 'The clock is at the log again.');
      return;
    }
    conditions.begin(
      'clock_behind',
      `The newest fact of the log is ${lengthOf(behindMs)} ahead of this machine's clock: set the clock of this machine, or of the one that wrote it. Until then no hold ends in the houses that it wrote to.`,
      EVERY_MS - LOOKS_MS / 2,
    );
  }

  #readSnapshot(): void {
    const { feed, cases, time } = this.#parts;
    for (const { state } of feed.network.shelters.values()) {
      if (state.situation !== 'unregistered') time.sync(state.recordedAt);
    }
    const { requests, transfers } = cases.casework;
    for (const { recordedAt } of [...requests.values(), ...transfers.values()]) time.sync(recordedAt);
  }
}

/** Minutes; hours from three of them on. */
function lengthOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 180 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
