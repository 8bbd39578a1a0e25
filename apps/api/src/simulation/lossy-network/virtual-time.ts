import { ManualClock } from '../../testing/manual-clock.ts';

/** Virtual ms that pass in one turn of the loop at most: a busy machine makes time slower, and loses nobody's turn. */
const TICK_MS = 10;

/** One time for clients, lines and the clocks of all programs, however far those are apart. */
export class VirtualTime {
  readonly #base = new ManualClock();
  readonly #clocks: ManualClock[] = [this.#base];
  #waiting: { readonly at: number; readonly go: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  now(): number {
    return this.#base.now();
  }

  /** A clock that is ahead by so much, or behind. */
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
