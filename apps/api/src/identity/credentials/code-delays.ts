import { LRUCache } from 'lru-cache';
import type { Clock } from '../../environment/clock.ts';
import type { WrongCodes } from '../live-directory.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Number of wrong codes per account without a delay, for typing errors. */
const FREE = 3;
/** The longest delay, which allows 24 attempts a day: a code is one of a million, and three are valid at a time. */
const LONGEST_MS = HOUR;
const ACCOUNTS = 50_000;
/** Number of wrong codes that end a session. */
const IN_ONE_SESSION = 5;

export type CodeAttempt =
  /**
   * Counted as wrong from the start, so that concurrent attempts gain nothing; `succeeded` or `notTried` reverts it.
   */
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number };

/**
 * Delays after wrong codes of one account, counted over all addresses (NIST SP 800-63B, 5.2.2): an attacker with the
 * password and 400 addresses still has one attempt at a time, and after the third failure delays of 2 s, 4 s … up to an
 * hour. A known device has its own counter, so guessing from elsewhere does not delay the owner there. It delays codes
 * only, never passkeys. Failures at other processes come from the log, at most five minutes late.
 */
export class CodeDelays {
  readonly #clock: Clock;
  readonly #wrong: LRUCache<string, WrongCodes & { readonly before: WrongCodes | null }>;
  readonly #sessions: LRUCache<string, number>;

  constructor(clock: Clock) {
    this.#clock = clock;
    // As in `delays.ts`: no memory is taken before there are entries.
    const fading = { maxSize: ACCOUNTS, sizeCalculation: () => 1, ttl: DAY, ttlResolution: 0, perf: clock };
    this.#wrong = new LRUCache(fading);
    this.#sessions = new LRUCache(fading);
  }

  /** Milliseconds until a code of this account is accepted from that device; 0: now. */
  waitMs(personId: string, device: string | null, logged: WrongCodes | null): number {
    const { times, at } = this.#newest(personId, device, logged);
    const pause = times < FREE ? 0 : Math.min(SECOND * 2 ** Math.min(times - FREE + 1, 30), LONGEST_MS);
    return Math.max(0, at + pause - this.#clock.now());
  }

  /** To be called before a code is checked. `logged`: the wrong codes that the log has. */
  attempt(personId: string, device: string | null, logged: WrongCodes | null): CodeAttempt {
    const retryAfterMs = this.waitMs(personId, device, logged);
    if (retryAfterMs > 0) return { allowed: false, retryAfterMs };
    const before = this.#newest(personId, device, logged);
    this.#wrong.set(keyOf(personId, device), { times: before.times + 1, at: this.#clock.now(), before });
    return { allowed: true };
  }

  /** The code was correct: earlier failures of that account and device are cleared. */
  succeeded(personId: string, device: string | null): void {
    this.#wrong.delete(keyOf(personId, device));
  }

  /** The code was not checked, so the attempt does not count. */
  notTried(personId: string, device: string | null): void {
    const last = this.#wrong.get(keyOf(personId, device));
    if (last?.before) this.#wrong.set(keyOf(personId, device), { ...last.before, before: null });
  }

  /** Counts a wrong code in a session, also when its id was rotated; true: the session must end. */
  wrongIn(session: { readonly personId: string; readonly openedAt: string }): boolean {
    const key = `${session.personId} ${session.openedAt}`;
    const times = (this.#sessions.get(key) ?? 0) + 1;
    this.#sessions.set(key, times);
    return times >= IN_ONE_SESSION;
  }

  /** The larger count of this process and the log. The log's count is ignored for a known device. */
  #newest(personId: string, device: string | null, logged: WrongCodes | null): WrongCodes {
    const attempts = this.#wrong.get(keyOf(personId, device)) ?? { times: 0, at: 0 };
    const fresh = device === null && logged !== null && this.#clock.now() - logged.at < DAY ? logged : null;
    return fresh && fresh.times > attempts.times ? fresh : attempts;
  }
}

const keyOf = (personId: string, device: string | null): string => JSON.stringify([personId, device]);
