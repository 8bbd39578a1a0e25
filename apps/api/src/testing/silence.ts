import type { Program } from './program.ts';

/** A monotonic clock that the test moves (`elapsed` of the overrides), to simulate a store that stops answering. */
export class StoreSilence {
  #ms = 0;

  readonly elapsed = (): number => this.#ms;

  /** The store has not answered for a minute. Returns a function that makes it answer once. */
  begin({ livenessProbe, storeState }: Program): () => void {
    livenessProbe.stop();
    const markAlive = storeState.asked();
    this.#ms += 60_000;
    return markAlive;
  }
}
