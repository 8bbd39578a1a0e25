import type { Revision, StreamName } from '../port.ts';

export interface StreamHead {
  readonly revision: Revision;
  readonly hash: string;
}

const MAX_CACHED = 20_000;

/**
 * The last known event of each stream, so that an append can be chained without a read. Only a hint: the store checks the
 * expected revision.
 */
export class StreamHeadCache {
  readonly #heads = new Map<StreamName, StreamHead>();

  of(stream: StreamName): StreamHead | undefined {
    return this.#heads.get(stream);
  }

  set(stream: StreamName, revision: Revision, hash: string): void {
    const cached = this.#heads.get(stream);
    if (cached && cached.revision >= revision) return;
    this.#heads.delete(stream);
    this.#heads.set(stream, { revision, hash });
    if (this.#heads.size <= MAX_CACHED) return;
    const [oldest] = this.#heads.keys();
    if (oldest !== undefined) this.#heads.delete(oldest);
  }

  forget(stream: StreamName): void {
    this.#heads.delete(stream);
  }

  /** Called after an outage: the store may have been restored from a backup. */
  clear(): void {
    this.#heads.clear();
  }
}
