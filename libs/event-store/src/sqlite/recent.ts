import type { Codec, LogEvent } from '../port.ts';
import { decode, type Stored } from '../stored.ts';

const EVENTS = 2_048;
const BYTES = 4 * 1024 * 1024;

/** `stored` is null where the event was forgotten. */
interface Entry<E> {
  readonly stored: Stored | null;
  event: LogEvent<E> | null;
}

/**
 * The log's last events, so that those who follow live need neither the disk nor a parse each: an event is
 * parsed when the first of them comes for it, and the same object goes to all. Bounded in events and bytes.
 */
export class Recent<E> {
  readonly #codec: Codec<E>;
  /** In log order without a hole: the entry of position p stands at p - #from - 1. */
  #entries: Entry<E>[] = [];
  #from: number;
  #bytes = 0;

  constructor(codec: Codec<E>, last: number) {
    this.#codec = codec;
    this.#from = last;
  }

  push(events: readonly Stored[]): void {
    for (const stored of events) {
      this.#entries.push({ stored, event: null });
      this.#bytes += stored.body.length;
    }
    if (this.#entries.length > 2 * EVENTS || this.#bytes > 2 * BYTES) this.#trim();
  }

  /** Up to `limit` events after a position; null when they have to be read from the disk. */
  after(position: number, limit: number): LogEvent<E>[] | null {
    if (position < this.#from) return null;
    const events: LogEvent<E>[] = [];
    for (let i = position - this.#from; i < this.#entries.length && events.length < limit; i++) {
      const entry = this.#entries[i]!;
      if (entry.stored === null) continue;
      entry.event ??= decode(this.#codec, entry.stored);
      events.push(entry.event);
    }
    return events;
  }

  forget(stream: string): void {
    this.#entries = this.#entries.map((entry) =>
      entry.stored?.stream === stream ? { stored: null, event: null } : entry,
    );
  }

  /** Drops the oldest, down to half of what is allowed, so that this is seldom. */
  #trim(): void {
    let kept = 0;
    let bytes = 0;
    for (let i = this.#entries.length - 1; i >= 0 && kept < EVENTS && bytes < BYTES; i--, kept++) {
      bytes += this.#entries[i]!.stored?.body.length ?? 0;
    }
    this.#from += this.#entries.length - kept;
    this.#entries = this.#entries.slice(this.#entries.length - kept);
    this.#bytes = bytes;
  }
}
