import type { Elapsed } from '../environment/store-state.ts';

/**
 * So many heads are kept; of more, every other one: the age of a reader that does not move then grows in coarser steps.
 */
const KEPT = 1_024;

interface Head {
  readonly position: string;
  readonly at: number;
}

/**
 * How late a reader of the log is: since when the log has had something that it has not read. Heads are those that the
 * liveness probe reads, so that it holds for every store, whatever its positions are made of.
 */
export class ReaderLag {
  readonly #elapsed: Elapsed;
  #heads: Head[] = [];

  constructor(elapsed: Elapsed = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /** The log was seen to end here. */
  headSeen(position: string): void {
    const last = this.#heads.at(-1);
    if (last !== undefined && position <= last.position) return;
    this.#heads.push({ position, at: this.#elapsed() });
    if (this.#heads.length > KEPT) this.#heads = this.#heads.filter((_, i) => i % 2 === 0);
  }

  /** For how long, ms, the log has had something beyond this position; 0: it has nothing. */
  behindMs(position: string): number {
    const first = this.#heads.find((head) => head.position > position);
    return first === undefined ? 0 : this.#elapsed() - first.at;
  }
}
