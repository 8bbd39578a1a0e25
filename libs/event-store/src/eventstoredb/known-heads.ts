import type { Revision, StreamName } from '../port.ts';

export interface StreamHead {
  readonly revision: Revision;
  readonly hash: string;
}

const KNOWN = 20_000;

/**
 * The last event of each stream that this process has seen, so that an append can be chained without reading. A hint
 * only: the store's revision check decides.
 */
export class KnownHeads {
  readonly #heads = new Map<StreamName, StreamHead>();

  of(stream: StreamName): StreamHead | undefined {
    return this.#heads.get(stream);
  }

  saw(stream: StreamName, revision: Revision, hash: string): void {
    const known = this.#heads.get(stream);
    if (known && known.revision >= revision) return;
    this.#heads.delete(stream);
    this.#heads.set(stream, { revision, hash });
    if (this.#heads.size <= KNOWN) return;
    const [oldest] = this.#heads.keys();
    if (oldest !== undefined) this.#heads.delete(oldest);
  }

  forget(stream: StreamName): void {
    this.#heads.delete(stream);
  }

  /** The store was away: it may have come back from a backup. */
  clear(): void {
    this.#heads.clear();
  }
}
