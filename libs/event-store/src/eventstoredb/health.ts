import type { OnState } from './settings.ts';

/** Says when the store goes away and when it is there again; the same twice is said once. */
export class Health {
  readonly #onState: OnState;
  readonly #onReturn: () => void;
  #said: string | null = null;
  #silent = false;

  constructor(onState: OnState, onReturn: () => void) {
    this.#onState = onState;
    this.#onReturn = onReturn;
  }

  connected(): void {
    if (this.#said === '') return;
    const returns = this.#said !== null;
    this.#say('connected', '', 'The store is connected.');
    if (returns) this.#onReturn();
  }

  away(reason: string): void {
    if (this.#said !== reason) this.#say('away', reason, reason);
  }

  /** From now on nothing is said: we are the ones who go. */
  mute(): void {
    this.#silent = true;
  }

  #say(state: 'connected' | 'away', message: string, reason: string): void {
    if (this.#silent) return;
    this.#said = message;
    this.#onState(state, reason);
  }
}
