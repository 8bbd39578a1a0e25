import type { Codec, LogEvent, StreamName } from '../port.ts';
import { decode, type Stored } from '../stored.ts';

const EVENTS = 2_048;
const BYTES = 4 * 1024 * 1024;

/**
 * The log's last events, so that those who follow live need neither the disk nor a parse each: an event is
 * parsed when the first of them comes for it, and the same object goes to all. Bounded in events and bytes.
 */
export class Recent<E> {
  readonly #codec: Codec<E>;
  /** In log order without gaps: position p is at index p - #from - 1; null where it was forgotten. */
  #stored: (Stored | null)[] = [];
  /** At the same places, those that somebody came for. */
  #events: (LogEvent<E> | undefined)[] = [];
  #from: number;
  #bytes = 0;

  constructor(codec: Codec<E>, last: number) {
    this.#codec = codec;
    this.#from = last;
  }

  push(events: readonly Stored[]): void {
    for (const stored of events) {
      this.#stored.push(stored);
      this.#events.push(undefined);
      this.#bytes += stored.body.length;
    }
    if (this.#stored.length > 2 * EVENTS || this.#bytes > 2 * BYTES) this.#trim();
  }

  /** Up to `limit` events after a position; null when they have to be read from the disk. */
  after(position: number, limit: number): LogEvent<E>[] | null {
    if (position < this.#from) return null;
    const events: LogEvent<E>[] = [];
    for (let i = position - this.#from; i < this.#stored.length && events.length < limit; i++) {
      const stored = this.#stored[i];
      if (!stored) continue;
      const event = this.#events[i] ?? decode(this.#codec, stored);
      this.#events[i] = event;
      events.push(event);
    }
    return events;
  }

  forget(stream: StreamName): void {
    for (const [i, stored] of this.#stored.entries()) {
      if (stored?.stream !== stream) continue;
      this.#stored[i] = null;
      this.#events[i] = undefined;
    }
  }

  /** Drops the oldest, down to half of what is allowed, so that this is seldom. */
  #trim(): void {
    let first = this.#stored.length;
    let bytes = 0;
    while (first > 0 && this.#stored.length - first < EVENTS && bytes < BYTES) {
      first -= 1;
      bytes += this.#stored[first]?.body.length ?? 0;
    }
    this.#from += first;
    this.#stored = this.#stored.slice(first);
    this.#events = this.#events.slice(first);
    this.#bytes = bytes;
  }
}
