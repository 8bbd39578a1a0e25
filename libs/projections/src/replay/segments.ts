/** Of every so many facts the earliest and the latest instant (ms) at which one took effect, whatever corrections said. */
export class Segments {
  readonly #size: number;
  readonly #earliest: number[] = [];
  readonly #latest: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  note(index: number, at: number): void {
    const segment = Math.floor(index / this.#size);
    this.#earliest[segment] = Math.min(this.#earliest[segment] ?? at, at);
    this.#latest[segment] = Math.max(this.#latest[segment] ?? at, at);
  }

  /** How many segments there are at the beginning, within the first `count` facts, of which every fact counts at `at`. */
  allBefore(at: number, count: number): number {
    const whole = Math.floor(count / this.#size);
    const later = this.#latest.findIndex((latest, segment) => segment >= whole || latest > at);
    return later === -1 ? whole : Math.min(whole, later);
  }

  /** The segments, as indexes from and to, in which a fact may have taken effect after one instant and up to another. */
  *within(after: number, upTo: number): Generator<readonly [from: number, to: number]> {
    for (const [segment, earliest] of this.#earliest.entries()) {
      if (earliest > upTo || this.#latest[segment]! <= after) continue;
      yield [segment * this.#size, (segment + 1) * this.#size];
    }
  }

  /** The index after the last segment, within the first `count` facts, in which a fact may count at `at`. */
  endOf(at: number, count: number): number {
    const last = this.#earliest.findLastIndex((earliest, segment) => segment * this.#size < count && earliest <= at);
    return Math.min(count, (last + 1) * this.#size);
  }
}
