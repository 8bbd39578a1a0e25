import type { HavenEvent } from '@safe-haven/domain';
import { type AppendResult, type EventStore, type NewEvent, StoreUnavailable } from '@safe-haven/event-store';
import { memoryStore } from './http-program.ts';

/**
 * A store that refuses appends to streams of one kind on demand, or is unreachable, or runs a callback before an
 * append.
 */
export class RefusingStore implements EventStore<HavenEvent> {
  readonly #inner: EventStore<HavenEvent>;
  refuses: { readonly prefix: string; readonly how: 'unavailable' | 'disk_full' | 'unknown' } | null = null;

  /** Runs once, just before the next append to such a stream. */
  before: { readonly prefix: string; readonly run: () => Promise<unknown> } | null = null;

  /** Unreachable: reads and appends fail. */
  isAway = false;

  /** `inner`: a log shared with others; otherwise a new one in memory. */
  constructor(inner: EventStore<HavenEvent> = memoryStore()) {
    this.#inner = inner;
  }

  get logId(): string {
    return this.#inner.logId;
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: number,
    signal?: AbortSignal,
  ): Promise<AppendResult> {
    if (this.isAway) return { outcome: 'refused', reason: 'unavailable' };
    const first = this.before;
    if (first && stream.startsWith(first.prefix)) {
      this.before = null;
      await first.run();
    }
    if (!this.refuses || !stream.startsWith(this.refuses.prefix))
      return this.#inner.append(stream, events, expected, signal);
    const { how } = this.refuses;
    return how === 'unknown' ? { outcome: 'unknown', reason: 'no answer' } : { outcome: 'refused', reason: how };
  }

  read = (...args: Parameters<EventStore<HavenEvent>['read']>) => this.#asked(() => this.#inner.read(...args));
  follow = (...args: Parameters<EventStore<HavenEvent>['follow']>) => this.#inner.follow(...args);
  head = () => this.#asked(() => this.#inner.head());
  ping = (ms: number) => this.#asked(() => this.#inner.ping(ms));
  forget = (stream: string) => this.#asked(() => this.#inner.forget(stream));
  verify = () => this.#inner.verify();
  close = () => this.#inner.close();

  async #asked<T>(answer: () => Promise<T>): Promise<T> {
    if (this.isAway) throw new StoreUnavailable('The log is away.');
    return answer();
  }
}
