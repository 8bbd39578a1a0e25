import type { HavenEvent } from '@safe-haven/domain';
import type { AppendResult, EventStore, NewEvent } from '@safe-haven/event-store';
import { memoryStore } from './http-program.ts';

/** A log that takes nothing in streams of one kind while it is told to, or lets something happen before it does. */
export class RefusingStore implements EventStore<HavenEvent> {
  readonly #inner = memoryStore();
  refuses: { readonly prefix: string; readonly how: 'unavailable' | 'disk_full' | 'unknown' } | null = null;

  /** What happens, once, just before the next event of such a stream is taken. */
  before: { readonly prefix: string; readonly happens: () => Promise<unknown> } | null = null;

  get logId(): string {
    return this.#inner.logId;
  }

  async append(stream: string, events: readonly NewEvent[], expected: number): Promise<AppendResult> {
    const first = this.before;
    if (first && stream.startsWith(first.prefix)) {
      this.before = null;
      await first.happens();
    }
    if (!this.refuses || !stream.startsWith(this.refuses.prefix)) return this.#inner.append(stream, events, expected);
    const { how } = this.refuses;
    return how === 'unknown' ? { outcome: 'unknown', reason: 'no answer' } : { outcome: 'refused', reason: how };
  }

  read = (...args: Parameters<EventStore<HavenEvent>['read']>) => this.#inner.read(...args);
  follow = (...args: Parameters<EventStore<HavenEvent>['follow']>) => this.#inner.follow(...args);
  head = () => this.#inner.head();
  forget = (stream: string) => this.#inner.forget(stream);
  verify = () => this.#inner.verify();
  close = () => this.#inner.close();
}
