/**
 * A map that stays small: what was not touched for a while is forgotten, and beyond its size the one that was touched
 * longest ago goes. Instants in milliseconds.
 */
export class FadingMap<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #size: number;
  readonly #lastsMs: number;

  constructor(size: number, lastsMs: number) {
    this.#size = size;
    this.#lastsMs = lastsMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, now: number): T | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.until <= now) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry?.value;
  }

  /** Counts as a touch: it lasts anew. */
  set(key: string, value: T, now: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: now + this.#lastsMs });
    // The map keeps the order of touches, and all last equally long: what is over stands at the front.
    for (const [oldest, { until }] of this.#entries) {
      if (until > now && this.#entries.size <= this.#size) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
