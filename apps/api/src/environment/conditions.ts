/** What may be wrong with this program while it goes on, as health names it. */
export const CONDITIONS = [
  'clock_behind',
  'disk_low',
  'disk_full',
  'store_slow',
  'proxy_silent',
  'retain_late',
  'backup_late',
  'verify_late',
  'log_broken',
] as const;
export type Condition = (typeof CONDITIONS)[number];

interface Lasting {
  readonly sentence: string;
  readonly saidAt: number;
}

/**
 * What is wrong with this program now: degraded in health, and a line in the log when it begins and when it is over, not one
 * for each time that it is met. `elapsed`: a monotonic clock, ms.
 */
export class Conditions {
  readonly #say: (line: string) => void;
  readonly #elapsed: () => number;
  readonly #lasting = new Map<Condition, Lasting>();

  constructor(say: (line: string) => void, elapsed: () => number = () => performance.now()) {
    this.#say = say;
    this.#elapsed = elapsed;
  }

  /** The names of those that last. */
  get names(): Condition[] {
    return [...this.#lasting.keys()];
  }

  /** It is so. `everyMs`: said again after this long; without it is said once. */
  begin(name: Condition, sentence: string, everyMs = Number.POSITIVE_INFINITY): void {
    const lasting = this.#lasting.get(name);
    const now = this.#elapsed();
    if (lasting !== undefined && now - lasting.saidAt < everyMs) return;
    this.#lasting.set(name, { sentence, saidAt: now });
    this.#say(sentence);
  }

  /** It is over, if it was so. */
  end(name: Condition, sentence: string): void {
    if (this.#lasting.delete(name)) this.#say(sentence);
  }
}
