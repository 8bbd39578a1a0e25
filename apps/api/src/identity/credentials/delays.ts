import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../environment/clock.ts';
import { placeOf } from '../../limits/addresses.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export interface DelayLimits {
  /** The longest that one wrong attempt makes the next one wait. */
  readonly longestMs: number;
  /** After so long without a try, wrong attempts are forgotten. */
  readonly forgottenMs: number;
  /** So many wrong attempts, over all accounts, are heard from one address in `windowMs`. */
  readonly perAddress: number;
  readonly windowMs: number;
  /** How many pairs of account and address are kept; some 150 bytes each. */
  readonly pairs: number;
}

export const DELAY_LIMITS: DelayLimits = {
  longestMs: 15 * MINUTE,
  forgottenMs: DAY,
  perAddress: 100,
  windowMs: 15 * MINUTE,
  pairs: 50_000,
};

export type Attempt =
  /** It counts as wrong from now on, so that many at once gain nothing: `succeeded` or `notTried` takes that back. */
  | { readonly allowed: true }
  /** `wait`: this account from this address. `address`: too much was wrong from this address. */
  | { readonly allowed: false; readonly why: 'wait' | 'address'; readonly retryAfterMs: number };

interface Wrong {
  readonly times: number;
  readonly nextAt: number;
  /** As it was before the last attempt, for an attempt that was none. */
  readonly before: { readonly times: number; readonly nextAt: number } | null;
}

/**
 * How long somebody waits who was wrong: one second, two, four … up to a quarter of an hour, for one account from one
 * address. No account is ever locked: its owner gets in from another place, or an attacker could silence a hotline.
 * It does not know which accounts exist, so it treats all names alike. It lives in the memory of one process: with
 * several replicas an attacker has as many tries as there are replicas.
 */
export class SignInDelays {
  readonly #clock: Clock;
  readonly #limits: DelayLimits;
  readonly #pairs: LRUCache<string, Wrong>;
  readonly #addresses: LRUCache<string, { readonly wrong: number; readonly until: number }>;
  /** Pairs that got in: a wrongdoer behind the same address does not close the door of its regulars. */
  readonly #regulars: LRUCache<string, true>;

  constructor(clock: Clock, limits: DelayLimits = DELAY_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
    // What was not written for a while is forgotten, and beyond its size what was used longest ago.
    // The cache counts the last millisecond in; here it is over by then.
    const fading = (lastsMs: number) => ({ max: limits.pairs, ttl: lastsMs - 1, ttlResolution: 0, perf: clock });
    this.#pairs = new LRUCache(fading(limits.forgottenMs));
    this.#addresses = new LRUCache(fading(limits.windowMs));
    this.#regulars = new LRUCache(fading(30 * DAY));
  }

  /** To be asked before anything is checked. `account` as it was typed, whether it exists or not. */
  attempt(account: string, address: string): Attempt {
    const now = this.#clock.now();
    const pair = pairOf(account, address);
    const before = this.#pairs.get(pair) ?? null;
    if (before && now < before.nextAt) return { allowed: false, why: 'wait', retryAfterMs: before.nextAt - now };
    const place = placeOf(address);
    const window = this.#addresses.get(place);
    const current = window && now < window.until ? window : { wrong: 0, until: now + this.#limits.windowMs };
    if (current.wrong >= this.#limits.perAddress && !this.#regulars.get(pair)) {
      return { allowed: false, why: 'address', retryAfterMs: current.until - now };
    }
    const times = (before?.times ?? 0) + 1;
    const delay = Math.min(SECOND * 2 ** Math.min(times - 1, 30), this.#limits.longestMs);
    this.#pairs.set(pair, { times, nextAt: now + delay, before });
    this.#addresses.set(place, { ...current, wrong: current.wrong + 1 });
    return { allowed: true };
  }

  /** The attempt was right in every factor: what was wrong before is forgotten, for this account from this address. */
  succeeded(account: string, address: string): void {
    const pair = pairOf(account, address);
    this.#pairs.delete(pair);
    this.#regulars.set(pair, true);
    this.#giveBack(address);
  }

  /** Nothing was checked (the queue was full, the store away): the attempt does not count. */
  notTried(account: string, address: string): void {
    const pair = pairOf(account, address);
    const last = this.#pairs.get(pair);
    if (!last) return;
    if (last.before) this.#pairs.set(pair, { ...last.before, before: null });
    else this.#pairs.delete(pair);
    this.#giveBack(address);
  }

  /** How much is remembered, for a gauge. */
  get size(): number {
    return this.#pairs.size + this.#addresses.size + this.#regulars.size;
  }

  #giveBack(address: string): void {
    const place = placeOf(address);
    const window = this.#addresses.get(place);
    if (window && window.wrong > 0) this.#addresses.set(place, { ...window, wrong: window.wrong - 1 });
  }
}

/** A hash: whatever was typed takes little room, and no name or address lies in memory. */
const pairOf = (account: string, address: string): string =>
  hash('sha256', JSON.stringify([account.normalize('NFKC').trim().toLowerCase(), placeOf(address)]), 'base64url');
