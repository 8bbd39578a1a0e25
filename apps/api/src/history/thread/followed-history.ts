import { setTimeout as pause } from 'node:timers/promises';
import { type Fact, type HavenEvent, type ShelterEvent, toFact } from '@safe-haven/domain';
import { type LogEvent, type LogReader, type RecordedEvent, StoreUnavailable } from '@safe-haven/event-store';
import { type History, historyNeedsFacts, projectHistory } from '@safe-haven/projections/history';

const AGAIN_MS = 250;

/** Follows the log and owns the history: one event at a time, in log order. */
export class FollowedHistory {
  readonly history: History;
  readonly #log: LogReader<HavenEvent>;
  readonly #abort = new AbortController();
  #waiting: { readonly position: string; resolve(): void }[] = [];
  #events: number;
  #following: Promise<void> = Promise.resolve();

  constructor(log: LogReader<HavenEvent>, history: History) {
    this.#log = log;
    this.history = history;
    this.#events = history.shelters.values().reduce((sum, { revision }) => sum + revision, 0);
  }

  /** How many events of houses were read. */
  get events(): number {
    return this.#events;
  }

  /** Goes on until `stop`; rejects when the log can't be followed any more. */
  follow(): Promise<void> {
    this.#following = this.#follow();
    return this.#following;
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#following.catch(() => undefined);
  }

  /**
   * Resolves once everything up to a position is folded. The log may end before it: a data key, which this reader does not
   * see, or one that was forgotten, has a position too.
   */
  async reach(position: string): Promise<void> {
    if (this.history.position >= position) return;
    const head = await this.#retried(() => this.#log.head());
    const target = head < position ? head : position;
    if (this.history.position >= target) return;
    await new Promise<void>((resolve) => this.#waiting.push({ position: target, resolve }));
  }

  async #follow(): Promise<void> {
    for await (const event of this.#log.follow(this.history.position, this.#abort.signal)) {
      const facts = historyNeedsFacts(event) ? await this.#factsUpTo(event) : undefined;
      if (projectHistory(this.history, event, facts) !== null) this.#events += 1;
      if (this.#waiting.length > 0) this.#wake();
    }
  }

  #wake(): void {
    const isReached = ({ position }: { readonly position: string }) => position <= this.history.position;
    for (const waiting of this.#waiting.filter(isReached)) waiting.resolve();
    this.#waiting = this.#waiting.filter((waiting) => !isReached(waiting));
  }

  async #factsUpTo(event: LogEvent<HavenEvent>): Promise<readonly Fact[]> {
    const { events } = await this.#retried(() => this.#log.read(event.stream, 0, event));
    return (events as readonly LogEvent<ShelterEvent>[])
      .filter((one): one is RecordedEvent<ShelterEvent> => one.readable && one.revision <= event.revision)
      .map(toFact);
  }

  /** Retries while the store is unreachable: a history that gave up would stay behind for good. */
  async #retried<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || this.#abort.signal.aborted) throw error;
        await pause(AGAIN_MS);
      }
    }
  }
}
