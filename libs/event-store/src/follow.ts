import { setImmediate as breathe } from 'node:timers/promises';
import type { LogEvent, Position } from './port.ts';

/** What following needs of an adapter that lives in this process. */
export interface Followed<E> {
  /** The next events after a position, a bounded number; none means that the reader is at the head. */
  page(after: number): { readonly events: readonly LogEvent<E>[]; readonly fromDisk: boolean };
  readonly arrivals: Arrivals;
}

/**
 * Every event after a position, then each new one, until aborted or closed. A follower holds one bounded page
 * and a position, so a slow one costs no memory and misses nothing: what it hasn't read waits in the log.
 */
export async function* followLog<E>(
  log: Followed<E>,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<LogEvent<E>> {
  let cursor = numberOf(after);
  while (!signal.aborted && !log.arrivals.closed) {
    const { events, fromDisk } = log.page(cursor);
    for (const event of events) {
      yield event;
      if (signal.aborted) return;
      cursor = Number(event.position);
    }
    if (events.length === 0) await log.arrivals.next(signal);
    // A catch-up of many pages would otherwise keep everyone else waiting until its end.
    else if (fromDisk) await breathe();
  }
}

/** Throws a sentence for what is no position of a log: a gap must never be followed from silently. */
function numberOf(position: Position): number {
  if (!/^\d{16,}$/.test(position)) throw new TypeError(`"${position}" is not a position of this log`);
  return Number(position);
}

/** Tells the followers that wait at the head that there is more. */
export class Arrivals {
  #waiting = new Set<() => void>();
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  announce(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }

  close(): void {
    this.#closed = true;
    this.announce();
  }

  /** Resolves when something was announced, or when the signal aborts; never rejects. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
