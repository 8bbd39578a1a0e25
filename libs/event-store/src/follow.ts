import { setImmediate as breathe } from 'node:timers/promises';
import type { LogEvent, Position } from './port.ts';

/** What following needs from an in-process adapter. */
export interface Followed<E> {
  /** The next events after a position, a bounded number; none means that the follower is at the head. */
  page(after: number): { readonly events: readonly LogEvent<E>[]; readonly fromDisk: boolean };
  readonly arrivals: Arrivals;
}

/**
 * Every event after a position, then each new one, until aborted or closed. A follower holds one bounded page and a
 * position, so a slow one costs no memory and misses nothing.
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
    // Yields to the event loop, so that a long catch-up does not block everything else.
    else if (fromDisk) await breathe();
  }
}

/** Throws for a malformed position, because following from it could skip events silently. */
function numberOf(position: Position): number {
  if (!/^\d{16,}$/.test(position)) throw new TypeError(`"${position}" is not a position of this log`);
  return Number(position);
}

/** Wakes the followers that wait at the head. */
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

  /** Resolves on the next announcement or when the signal aborts; never rejects. */
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
