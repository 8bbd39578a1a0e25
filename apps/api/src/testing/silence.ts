import type { Program } from './program.ts';

/** A clock that the test moves, with which a program's store falls silent (`elapsed` of its overrides). */
export class StoreSilence {
  #ms = 0;

  readonly elapsed = (): number => this.#ms;

  /** The store has not answered for a minute. Returns the function that lets it answer once. */
  falls({ livenessProbe, storeState }: Program): () => void {
    livenessProbe.stop();
    const markAlive = storeState.asked();
    this.#ms += 60_000;
    return markAlive;
  }
}
