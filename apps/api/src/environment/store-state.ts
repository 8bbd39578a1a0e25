import type { Clock } from './clock.ts';

/** A store that is away for this long makes what this process shows Delayed. */
const PATIENCE_MS = 10_000;

/** Whether the log can be reached: a process that can't for 10 s stops saying that its board is live. */
export class StoreState {
  readonly #clock: Clock;
  readonly #say: (sentence: string) => void;
  #awaySince: number | null = null;

  /** `say` is told a sentence when the store goes away and when it is back. */
  constructor(clock: Clock, say: (sentence: string) => void = () => undefined) {
    this.#clock = clock;
    this.#say = say;
  }

  note = (state: 'connected' | 'away', reason: string): void => {
    if (state === 'away') {
      if (this.#awaySince === null) this.#say(reason);
      this.#awaySince ??= this.#clock.now();
      return;
    }
    if (this.#awaySince !== null) this.#say(reason);
    this.#awaySince = null;
  };

  /** True once the log has been out of reach for 10 s. */
  get delayed(): boolean {
    return this.#awaySince !== null && this.#clock.now() - this.#awaySince >= PATIENCE_MS;
  }
}
