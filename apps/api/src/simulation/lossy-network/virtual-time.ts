import { ManualClock } from '../../testing/manual-clock.ts';

/** Maximum virtual ms per turn of the event loop: a busy machine slows virtual time down, and no timer is skipped. */
const TICK_MS = 10;

/** One virtual time for clients, connections and the clocks of all programs. */
export class VirtualTime {
  readonly #base = new ManualClock();
  readonly #clocks: ManualClock[] = [this.#base];
  #waiting: { readonly at: number; readonly go: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  now(): number {
    return this.#base.now();
  }

  /** A clock that differs by `aheadMs` (negative: behind). */
  clock(aheadMs: number): ManualClock {
    const clock = new ManualClock(this.now() + aheadMs);
    this.#clocks.push(clock);
    return clock;
  }

  run(): void {
    this.#timer = setInterval(() => this.pass(TICK_MS), 1);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  pass(ms: number): void {
    for (const clock of this.#clocks) clock.advance(ms);
    const now = this.now();
    const due = this.#waiting.filter(({ at }) => at <= now);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    for (const { go } of due) go();
  }

  after(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((go) => this.#waiting.push({ at: this.now() + ms, go }));
  }
}
