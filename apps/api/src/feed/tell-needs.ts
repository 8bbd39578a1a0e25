import type { LiveCasework } from './live-casework.ts';
import type { WorkerMessage } from './worker/messages.ts';

/** So many are told before somebody looks at the clock. */
const AT_ONCE = 200;

/** Tells the thread that reads the history what was needed: each request that changed since, and what was searched since. */
export class TellNeeds {
  readonly #cases: LiveCasework;
  /** Requests that it is to be told of. */
  #changed: Set<string>;
  /** How many searches it was told of. */
  #searches = 0;

  constructor(cases: LiveCasework) {
    this.#cases = cases;
    this.#changed = new Set(cases.casework.needs.requests.keys());
    cases.onChange(({ kind, id }) => {
      if (kind === 'request') this.#changed.add(id);
    });
  }

  /** Until a moment (ms); true: all of it is told. */
  tell(until: number, post: (told: WorkerMessage) => void): boolean {
    const { requests, searches } = this.#cases.casework.needs;
    while (this.#changed.size > 0) {
      if (performance.now() > until) return false;
      const some = this.#changed.values().take(AT_ONCE).toArray();
      post({ type: 'requests', requests: some.map((id) => [id, requests.get(id) ?? null]) });
      for (const id of some) this.#changed.delete(id);
    }
    while (this.#searches < searches.length) {
      if (performance.now() > until) return false;
      const some = searches.slice(this.#searches, this.#searches + AT_ONCE);
      post({ type: 'searches', searches: some });
      this.#searches += some.length;
    }
    return true;
  }

  /** The thread has ended: the next one knows nothing. */
  forget(): void {
    this.#changed = new Set(this.#cases.casework.needs.requests.keys());
    this.#searches = 0;
  }
}
