import { LRUCache } from 'lru-cache';

/** Longer than the race that a position explains. */
const KEPT_MS = 10 * 60_000;
const SESSIONS = 10_000;
const EACH = 64;

/**
 * The positions that each session was sent in answers of this process, and up to where in the log those answers were. Only
 * these say what somebody had seen: with any other, trying positions one after the other would reveal when something
 * happened in another organisation's house (PV-1).
 */
export class SentPositions {
  readonly #sent: LRUCache<string, Map<string, string>>;

  /** `now`: the program's clock. */
  constructor(now: () => number) {
    this.#sent = new LRUCache({ max: SESSIONS, ttl: KEPT_MS, ttlResolution: 0, perf: { now } });
  }

  /** `told`: what the answer names (PV-11); `readTo`: up to where it was read. */
  note(sessionId: string, told: string, readTo: string): void {
    const sent = this.#sent.get(sessionId) ?? new Map<string, string>();
    sent.delete(told);
    sent.set(told, readTo);
    for (const oldest of sent.keys()) {
      if (sent.size <= EACH) break;
      sent.delete(oldest);
    }
    this.#sent.set(sessionId, sent);
  }

  /** Up to where the newest answer with this position was; undefined: this session was sent none. */
  readTo(sessionId: string | null, told: string): string | undefined {
    return sessionId === null ? undefined : this.#sent.get(sessionId)?.get(told);
  }
}
