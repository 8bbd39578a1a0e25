/**
 * By segment, the earliest and latest instant (ms) at which one of its facts ever took effect, before or after
 * corrections.
 */
export class Segments {
  readonly #size: number;
  readonly #earliest: number[] = [];
  readonly #latest: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  add(index: number, at: number): void {
    const segment = Math.floor(index / this.#size);
    this.#earliest[segment] = Math.min(this.#earliest[segment] ?? at, at);
    this.#latest[segment] = Math.max(this.#latest[segment] ?? at, at);
  }

  /** How many segments at the start, within the first `count` facts, hold only facts that have taken effect by `at`. */
  allBefore(at: number, count: number): number {
    const fullSegments = Math.floor(count / this.#size);
    const later = this.#latest.findIndex((latest, segment) => segment >= fullSegments || latest > at);
    return later === -1 ? fullSegments : Math.min(fullSegments, later);
  }

  /** Index ranges of the segments that may hold a fact with effect after one instant and up to another. */
  *within(after: number, upTo: number): Generator<readonly [from: number, to: number]> {
    for (const [segment, earliest] of this.#earliest.entries()) {
      if (earliest > upTo || this.#latest[segment]! <= after) continue;
      yield [segment * this.#size, (segment + 1) * this.#size];
    }
  }

  /** The index after the last segment, within the first `count` facts, that may hold a fact with effect by `at`. */
  endOf(at: number, count: number): number {
    const last = this.#earliest.findLastIndex((earliest, segment) => segment * this.#size < count && earliest <= at);
    return Math.min(count, (last + 1) * this.#size);
  }
}
