import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../environment/clock.ts';
import { networkOf, siteOf } from '../../limits/addresses.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

export interface DelayLimits {
  /** The longest delay after a wrong attempt. */
  readonly longestMs: number;
  /** Time without an attempt after which wrong attempts are forgotten. */
  readonly forgottenMs: number;
  /** Wrong attempts over all accounts that one address, and one site, may make in `windowMs`. */
  readonly perAddress: number;
  readonly perSite: number;
  readonly windowMs: number;
  /** Maximum number of stored pairs of account and site; about 150 bytes each. */
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

/** Where a sign-in attempt comes from. */
export interface From {
  readonly address: string;
  /** The device, if this account signed in from it before; it has counters of its own. */
  readonly device: string | null;
}

export type Attempt =
  /**
   * Counted as wrong from the start, so that concurrent attempts gain nothing; `succeeded` or `notTried` reverts it.
   */
  | { readonly allowed: true }
  /** `wait`: the delay of this account from here. `address`: too many failures from this address. */
  | { readonly allowed: false; readonly why: 'wait' | 'address'; readonly retryAfterMs: number };

interface Failures {
  readonly times: number;
  readonly nextAt: number;
  /** The state before the last attempt, to revert it. */
  readonly before: { readonly times: number; readonly nextAt: number } | null;
}
interface Window {
  readonly wrong: number;
  readonly until: number;
}

/**
 * Delays after wrong sign-ins: one second, two, four … up to a quarter of an hour, per account and site or known
 * device. No account is ever locked: its owner can sign in from another address, and an attacker can't block a hotline.
 * Unknown account names are treated like known ones. The state is in the memory of one process, so an attacker has as
 * many attempts as there are replicas.
 */
export class SignInDelays {
  readonly #clock: Clock;
  readonly #limits: DelayLimits;
  readonly #pairs: LRUCache<string, Failures>;
  /** Failures per address and per site. */
  readonly #addresses: LRUCache<string, Window>;

  constructor(clock: Clock, limits: DelayLimits = DELAY_LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
    // Entries expire when not written for a while; beyond its size the least recently used is dropped. The cache's TTL includes
    // its last millisecond, ours does not.
    // `max` would take the memory of all entries at the start; a size of 1 each is the same limit.
    const size = { maxSize: limits.pairs, sizeCalculation: () => 1 };
    const fading = (lastsMs: number) => ({ ...size, ttl: lastsMs - 1, ttlResolution: 0, perf: clock });
    this.#pairs = new LRUCache(fading(limits.forgottenMs));
    this.#addresses = new LRUCache(fading(limits.windowMs));
  }

  /** To be called before anything is checked. `account` as typed, whether it exists or not. */
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

  /** Every factor was correct: the failures of this account from here are cleared. */
  succeeded(account: string, from: From): void {
    this.#pairs.delete(pairOf(account, from));
    this.#giveBack(from);
  }

  /** Nothing was checked (queue full, store unreachable): the attempt does not count. */
  notTried(account: string, from: From): void {
    const pair = pairOf(account, from);
    const last = this.#pairs.get(pair);
    if (!last) return;
    if (last.before) this.#pairs.set(pair, { ...last.before, before: null });
    else this.#pairs.delete(pair);
    this.#giveBack(from);
  }

  /** Number of stored entries, for a gauge. */
  get size(): number {
    return this.#pairs.size + this.#addresses.size;
  }

  #giveBack(from: From): void {
    for (const { key, wrong, until } of this.#windowsOf(from))
      if (wrong > 0) this.#addresses.set(key, { wrong: wrong - 1, until });
  }

  /** Failures of an address and of its site; a known device is counted by itself only. */
  #windowsOf({ address, device }: From): (Window & { readonly key: string; readonly atMost: number })[] {
    if (device !== null) return [];
    const now = this.#clock.now();
    const { perAddress, perSite, windowMs } = this.#limits;
    const [network, site] = [networkOf(address), siteOf(address)];
    const counted = [
      { key: network, atMost: perAddress },
      ...(site === network ? [] : [{ key: site, atMost: perSite }]),
    ];
    return counted.map(({ key, atMost }) => {
      const window = this.#addresses.get(key);
      return { key, atMost, ...(window && now < window.until ? window : { wrong: 0, until: now + windowMs }) };
    });
  }
}

/** A hash of fixed size, so that memory holds no account name or address. */
const pairOf = (account: string, { address, device }: From): string => {
  const from = device === null ? siteOf(address) : `device ${device}`;
  return hash('sha256', JSON.stringify([account.normalize('NFKC').trim().toLowerCase(), from]), 'base64url');
};
