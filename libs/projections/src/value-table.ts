/**
 * Interns repeated values for a snapshot: each is written once and referred to by its index. After loading, equal
 * values are one object in memory too.
 */
export class ValueTable {
  readonly #places = new Map<unknown, number>();

  /** The index of a value, which is added when new. Objects are compared by identity. */
  indexOf(value: unknown): number {
    const index = this.#places.get(value);
    if (index !== undefined) return index;
    this.#places.set(value, this.#places.size);
    return this.#places.size - 1;
  }

  /** All values, each at its index. */
  all(): unknown[] {
    return [...this.#places.keys()];
  }
}
