import type { OnState } from './settings.ts';

/** Reports when the store becomes unavailable and when it is back; each change once. */
export class Health {
  readonly #onState: OnState;
  readonly #onReturn: () => void;
  #reported: string | null = null;
  #silent = false;

  constructor(onState: OnState, onReturn: () => void) {
    this.#onState = onState;
    this.#onReturn = onReturn;
  }

  connected(): void {
    if (this.#reported === '') return;
    const returns = this.#reported !== null;
    this.#report('connected', '', 'The store is connected.');
    if (returns) this.#onReturn();
  }

  away(reason: string): void {
    if (this.#reported !== reason) this.#report('away', reason, reason);
  }

  /** No reports from now on: the store is being closed on purpose. */
  mute(): void {
    this.#silent = true;
  }

  #report(state: 'connected' | 'away', message: string, reason: string): void {
    if (this.#silent) return;
    this.#reported = message;
    this.#onState(state, reason);
  }
}
