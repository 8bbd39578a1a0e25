import type { LiveCasework } from './live-casework.ts';
import type { WorkerMessage } from './worker/messages.ts';

/** Number of requests posted before checking the time. */
const AT_ONCE = 200;

/** Sends needs to the thread that reads the history: each request that changed, and new searches. */
export class NeedsPublisher {
  readonly #cases: LiveCasework;
  /** Requests that are not sent yet. */
  #changed: Set<string>;
  /** Number of searches sent so far. */
  #searches = 0;

  constructor(cases: LiveCasework) {
    this.#cases = cases;
    this.#changed = new Set(cases.casework.needs.requests.keys());
    cases.onChange(({ kind, id }) => {
      if (kind === 'request') this.#changed.add(id);
    });
  }

  /** Sends until a time (ms); true: everything was sent. */
  publish(until: number, post: (message: WorkerMessage) => void): boolean {
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

  /** The thread has ended: a new one needs everything again. */
  forget(): void {
    this.#changed = new Set(this.#cases.casework.needs.requests.keys());
    this.#searches = 0;
  }
}
