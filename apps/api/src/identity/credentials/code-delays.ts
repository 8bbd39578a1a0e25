import { LRUCache } from 'lru-cache';
import type { Clock } from '../../environment/clock.ts';
import type { WrongCodes } from '../live-directory.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** So many wrong codes of an account cost nothing: fingers slip. */
const FREE = 3;
/** The longest wait: 24 tries a day. A code is one of a million, and three of them are good at a time. */
const LONGEST_MS = HOUR;
const ACCOUNTS = 50_000;
/** Wrong codes in one session that end it. */
const IN_ONE_SESSION = 5;

export type CodeAttempt =
  /** It counts as wrong from now on, so that many at once gain nothing: `succeeded` or `notTried` takes that back. */
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number };

/**
 * Wrong codes of one account, counted over all places (NIST SP 800-63B, 5.2.2): somebody who has the password and 400
 * addresses still has one code at a time, after the third wrong one with pauses of 2 s, 4 s … up to an hour. A device that
 * the account signed in from before is counted by itself: whoever guesses elsewhere costs its owner nothing there. It slows
 * codes alone, never a passkey. What other processes saw comes from the log, at most five minutes late.
 */
export class CodeDelays {
  readonly #clock: Clock;
  readonly #wrong: LRUCache<string, WrongCodes & { readonly before: WrongCodes | null }>;
  readonly #sessions: LRUCache<string, number>;

  constructor(clock: Clock) {
    this.#clock = clock;
    const fading = { max: ACCOUNTS, ttl: DAY, ttlResolution: 0, perf: clock };
    this.#wrong = new LRUCache(fading);
    this.#sessions = new LRUCache(fading);
  }

  /** How long a code of this account is not looked at from there; 0: at once. */
  waitMs(personId: string, device: string | null, logged: WrongCodes | null): number {
    const { times, at } = this.#newest(personId, device, logged);
    const pause = times < FREE ? 0 : Math.min(SECOND * 2 ** Math.min(times - FREE + 1, 30), LONGEST_MS);
    return Math.max(0, at + pause - this.#clock.now());
  }

  /** To be asked before a code is looked at. `logged`: the wrong ones that the log tells of. */
  attempt(personId: string, device: string | null, logged: WrongCodes | null): CodeAttempt {
    const retryAfterMs = this.waitMs(personId, device, logged);
    if (retryAfterMs > 0) return { allowed: false, retryAfterMs };
    const before = this.#newest(personId, device, logged);
    this.#wrong.set(keyOf(personId, device), { times: before.times + 1, at: this.#clock.now(), before });
    return { allowed: true };
  }

  /** The code was right: what was wrong before is forgotten, there. */
  succeeded(personId: string, device: string | null): void {
    this.#wrong.delete(keyOf(personId, device));
  }

  /** Nothing was checked: the attempt does not count. */
  notTried(personId: string, device: string | null): void {
    const last = this.#wrong.get(keyOf(personId, device));
    if (last?.before) this.#wrong.set(keyOf(personId, device), { ...last.before, before: null });
  }

  /** One wrong code more in a session, under whatever id it goes on; true: it was the last that it is given. */
  wrongIn(session: { readonly personId: string; readonly openedAt: string }): boolean {
    const key = `${session.personId} ${session.openedAt}`;
    const times = (this.#sessions.get(key) ?? 0) + 1;
    this.#sessions.set(key, times);
    return times >= IN_ONE_SESSION;
  }

  /** Whichever knows of more: this process, or the log. A device that is known is not asked what others did. */
  #newest(personId: string, device: string | null, logged: WrongCodes | null): WrongCodes {
    const attempts = this.#wrong.get(keyOf(personId, device)) ?? { times: 0, at: 0 };
    const fresh = device === null && logged !== null && this.#clock.now() - logged.at < DAY ? logged : null;
    return fresh && fresh.times > attempts.times ? fresh : attempts;
  }
}

const keyOf = (personId: string, device: string | null): string => JSON.stringify([personId, device]);
