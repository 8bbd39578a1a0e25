import type { Clock } from '../environment/clock.ts';

/** The length of a window: occurrences of one key within it become one event. */
const COUNTED_FOR_MS = 5 * 60_000;
const LOOK_EVERY_MS = 30_000;

interface Window<C> {
  readonly endsAt: number;
  /** Counts that are not recorded yet. */
  pending: C | null;
}

interface Parts<C> {
  readonly clock: Clock;
  /** Records one event; false: it failed, and its counts are added to the next one. */
  readonly write: (key: string, counts: C) => Promise<boolean>;
  readonly add: (a: C, b: C) => C;
}

/**
 * Aggregates frequent occurrences into few events: the first is recorded at once, those of the next five minutes are
 * counted and recorded as one. So a flood can't fill the log, and the first occurrence is recorded within moments. A
 * crash may lose such a count, never that something happened.
 */
export class FactWindows<C> {
  readonly #parts: Parts<C>;
  readonly #windows = new Map<string, Window<C>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts<C>) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.recordDue(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Records all counts, due or not. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const key of [...this.#windows.keys()]) await this.flush(key);
  }

  /** Resolves once it is recorded, or counted for the next event. Never rejects. */
  async note(key: string, counts: C): Promise<void> {
    const open = this.#windows.get(key);
    const all = open?.pending ? this.#parts.add(open.pending, counts) : counts;
    if (open && this.#parts.clock.now() < open.endsAt) open.pending = all;
    else await this.#write(key, all);
  }

  /** Records the counts of a key now. */
  async flush(key: string): Promise<void> {
    const pending = this.#windows.get(key)?.pending;
    if (pending) await this.#write(key, pending);
  }

  /** Records the counts of windows that are over. */
  async recordDue(): Promise<void> {
    const now = this.#parts.clock.now();
    for (const key of [...this.#windows.keys()]) {
      // Read now: it may have been replaced while another key was recorded.
      const window = this.#windows.get(key);
      if (window === undefined || window.endsAt > now) continue;
      if (window.pending) await this.#write(key, window.pending);
      else this.#windows.delete(key);
    }
  }

  async #write(key: string, counts: C): Promise<void> {
    const window: Window<C> = { endsAt: this.#parts.clock.now() + COUNTED_FOR_MS, pending: null };
    this.#windows.set(key, window);
    const written = await this.#parts.write(key, counts).catch(() => false);
    if (!written) window.pending = window.pending ? this.#parts.add(window.pending, counts) : counts;
  }
}
