import type { Program } from './program.ts';

/** A stretch of time in our hand, in which the log falls silent for a program (`elapsed` of its surroundings). */
export class Silence {
  #ms = 0;

  readonly elapsed = (): number => this.#ms;

  /** The log has given no sign of life for a minute. Returns how to let it give one. */
  falls({ livenessProbe, storeState }: Program): () => void {
    livenessProbe.stop();
    const markAlive = storeState.asked();
    this.#ms += 60_000;
    return markAlive;
  }
}
