import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../environment/clock.ts';
import { placeOf, siteOf } from '../../limits/addresses.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export interface DelayLimits {
  /** The longest that one wrong attempt makes the next one wait. */
  readonly longestMs: number;
  /** After so long without a try, wrong attempts are forgotten. */
  readonly forgottenMs: number;
  /** So many wrong attempts, over all accounts, are heard from one place in `windowMs`, and from one site. */
  readonly perAddress: number;
  readonly perSite: number;
  readonly windowMs: number;
  /** How many pairs of account and site are kept; some 150 bytes each. */
  readonly pairs: number;
}

export const DELAY_LIMITS: DelayLimits = {
  longestMs: 15 * MINUTE,
  forgottenMs: DAY,
  perAddress: 100,
  perSite: 400,
  windowMs: 15 * MINUTE,
  pairs: 50_000,
};

/** Where somebody tries to sign in. */
export interface From {
  readonly address: string;
  /** The device, where this account signed in from it before: what is done elsewhere counts for nothing there. */
  readonly device: string | null;
}

export type Attempt =
  /** It counts as wrong from now on, so that many at once gain nothing: `succeeded` or `notTried` takes that back. */
  | { readonly allowed: true }
  /** `wait`: this account from here. `address`: too much was wrong from this address. */
  | { readonly allowed: false; readonly why: 'wait' | 'address'; readonly retryAfterMs: number };

interface Wrong {
  readonly times: number;
  readonly nextAt: number;
  /** As it was before the last attempt, for an attempt that was none. */
  readonly before: { readonly times: number; readonly nextAt: number } | null;
}
interface Window {
  readonly wrong: number;
  readonly until: number;
}

/**
 * How long somebody waits who was wrong: one second, two, four … up to a quarter of an hour, for one account from one
 * site or from one device that it knows. No account is ever locked: its owner gets in from another place, or an attacker
 * could silence a hotline. It does not know which accounts exist, so it treats all names alike. It lives in the memory of
 * one process: with several replicas an attacker has as many tries as there are replicas.
 */
export class SignInDelays {
  readonly #clock: Clock;
  readonly #limits: DelayLimits;
  readonly #pairs: LRUCache<string, Wrong>;
  /** Places and sites. */
  readonly #addresses: LRUCache<string, Window>;

  constructor(clock: Clock, limits: DelayLimits = DELAY_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
    // What was not written for a while is forgotten, and beyond its size what was used longest ago.
    // The cache counts the last millisecond in; here it is over by then.
    const fading = (lastsMs: number) => ({ max: limits.pairs, ttl: lastsMs - 1, ttlResolution: 0, perf: clock });
    this.#pairs = new LRUCache(fading(limits.forgottenMs));
    this.#addresses = new LRUCache(fading(limits.windowMs));
  }

  /** To be asked before anything is checked. `account` as it was typed, whether it exists or not. */
  attempt(account: string, from: From): Attempt {
    const now = this.#clock.now();
    const pair = pairOf(account, from);
    const before = this.#pairs.get(pair) ?? null;
    if (before && now < before.nextAt) return { allowed: false, why: 'wait', retryAfterMs: before.nextAt - now };
    const windows = this.#windowsOf(from);
    const full = windows.find(({ wrong, atMost }) => wrong >= atMost);
    if (full) return { allowed: false, why: 'address', retryAfterMs: full.until - now };
    const times = (before?.times ?? 0) + 1;
    const delay = Math.min(SECOND * 2 ** Math.min(times - 1, 30), this.#limits.longestMs);
    this.#pairs.set(pair, { times, nextAt: now + delay, before });
    for (const { key, wrong, until } of windows) this.#addresses.set(key, { wrong: wrong + 1, until });
    return { allowed: true };
  }

  /** The attempt was right in every factor: what was wrong before is forgotten, for this account from here. */
  succeeded(account: string, from: From): void {
    this.#pairs.delete(pairOf(account, from));
    this.#giveBack(from);
  }

  /** Nothing was checked (the queue was full, the store away): the attempt does not count. */
  notTried(account: string, from: From): void {
    const pair = pairOf(account, from);
    const last = this.#pairs.get(pair);
    if (!last) return;
    if (last.before) this.#pairs.set(pair, { ...last.before, before: null });
    else this.#pairs.delete(pair);
    this.#giveBack(from);
  }

  /** How much is remembered, for a gauge. */
  get size(): number {
    return this.#pairs.size + this.#addresses.size;
  }

  #giveBack(from: From): void {
    for (const { key, wrong, until } of this.#windowsOf(from))
      if (wrong > 0) this.#addresses.set(key, { wrong: wrong - 1, until });
  }

  /** What a place, and the site that it is part of, did wrong so far; a device that is known is counted by itself alone. */
  #windowsOf({ address, device }: From): (Window & { readonly key: string; readonly atMost: number })[] {
    if (device !== null) return [];
    const now = this.#clock.now();
    const { perAddress, perSite, windowMs } = this.#limits;
    const [place, site] = [placeOf(address), siteOf(address)];
    const counted = [{ key: place, atMost: perAddress }, ...(site === place ? [] : [{ key: site, atMost: perSite }])];
    return counted.map(({ key, atMost }) => {
      const window = this.#addresses.get(key);
      return { key, atMost, ...(window && now < window.until ? window : { wrong: 0, until: now + windowMs }) };
    });
  }
}

/** A hash: whatever was typed takes little room, and no name or address lies in memory. */
const pairOf = (account: string, { address, device }: From): string => {
  const from = device === null ? siteOf(address) : `device ${device}`;
  return hash('sha256', JSON.stringify([account.normalize('NFKC').trim().toLowerCase(), from]), 'base64url');
};
