/**
 * Values that are said over and over, each written once: what is written down names the place. Loaded again, equal values
 * are one in memory too.
 */
export class ValueTable {
  readonly #places = new Map<unknown, number>();

  /** Where a word stands; a new one is put at the end. Objects are told apart by identity. */
  indexOf(value: unknown): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    this.#places.set(value, this.#places.size);
    return this.#places.size - 1;
  }

  /** All words, each at its place. */
  all(): unknown[] {
    return [...this.#places.keys()];
  }
}
