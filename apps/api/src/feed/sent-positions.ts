import { LRUCache } from 'lru-cache';

/** Longer than the race that a position explains. */
const KEPT_MS = 10 * 60_000;
const SESSIONS = 10_000;
const EACH = 64;

/**
 * The positions that each session was sent in answers of this process. Only these say what somebody had seen: with any other,
 * whoever tries positions one after the other would learn when something happened in a house of others (PV-1).
 */
export class SentPositions {
  readonly #sent: LRUCache<string, Set<string>>;

  /** `now`: the program's clock. */
  constructor(now: () => number) {
    this.#sent = new LRUCache({ max: SESSIONS, ttl: KEPT_MS, ttlResolution: 0, perf: { now } });
  }

  note(sessionId: string, position: string): void {
    const sent = this.#sent.get(sessionId) ?? new Set();
    sent.delete(position);
    sent.add(position);
    for (const oldest of sent) {
      if (sent.size <= EACH) break;
      sent.delete(oldest);
    }
    this.#sent.set(sessionId, sent);
  }

  has(sessionId: string | null, position: string): boolean {
    return sessionId !== null && (this.#sent.get(sessionId)?.has(position) ?? false);
  }
}
