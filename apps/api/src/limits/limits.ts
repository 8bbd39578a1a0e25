import { CONTACTS_READ, type ShelterLimit } from '@safe-haven/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../problems/failure.ts';
import { networkOf, siteOf } from './addresses.ts';
import type { ReadLimits } from './read-lanes.ts';

/** Rate limits per person, address or token: `points` per `seconds`. */
export interface Limits {
  readonly person: Limit;
  readonly address: Limit;
  /** For all networks of one site (a /48) together. */
  readonly site: Limit;
  /** For a known device once the quota of its address is used up. */
  readonly device: Limit;
  /**
   * For a service token: an import takes many requests and must not count as a burst. Its requests are not counted for
   * its address.
   */
  readonly machine: Limit;
  /** For the operator's commands on this machine, such as the import. */
  readonly operator: Limit;
  /** Sockets opened from one address. */
  readonly sockets: Limit;
  /** Snapshots requested by one socket. */
  readonly resyncs: Limit;
  /** Searches of one person: the form searches several times a second while it is filled in. */
  readonly searches: Limit;
  /** Different party sizes searched by one person without an open request (PV-2): each one measures every shelter. */
  readonly partySizes: Limit;
  /**
   * Live holds without a request in other organisations' shelters (HL-1), of a person and of an organisation; null: no
   * limit, and the shelters are not notified of many holds either (HL-2).
   */
  readonly holdsElsewhere: { readonly person: number; readonly organisation: number } | null;
  /**
   * Duty contacts and meeting points of other organisations that one person reads without a second factor (VA-13);
   * null: any.
   */
  readonly contacts: ShelterLimit | null;
  /**
   * Addresses revealed to one person: a night needs a few, and somebody with a stolen session would want all of them.
   */
  readonly reveals: Limit;
  /** Sockets open at the same time in one session, per process. */
  readonly socketsOfASession: number;
  /** Reads of one person that run, and that wait (SH-22). */
  readonly reads: ReadLimits;
  /**
   * Scheduled file downloads of one program: polling more often than its partner needs would show to the minute when
   * somebody arrived.
   */
  readonly polls: Limit;
  /** Operations that one person opens: each wakes the coordinators of every organisation with houses (OR-22). */
  readonly operations: Limit;
  /** Text messages that the gateway brings, and those of one allowed number (SM-5). */
  readonly sms: Limit;
  readonly smsOfANumber: Limit;
  /** How long a request may take to arrive, in ms: an unfinished one occupies a connection. */
  readonly unfinishedMs: number;
}
interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/**
 * A burst of a hundred commands with a read or two each is normal at a change of shift; a duty room of ten people has
 * one address.
 */
export const LIMITS: Limits = {
  person: { points: 400, seconds: 20 },
  address: { points: 4_000, seconds: 20 },
  site: { points: 12_000, seconds: 20 },
  device: { points: 200, seconds: 20 },
  machine: { points: 4_000, seconds: 20 },
  operator: { points: 1_000, seconds: 1 },
  sockets: { points: 300, seconds: 20 },
  resyncs: { points: 30, seconds: 10 },
  searches: { points: 80, seconds: 20 },
  partySizes: { points: 5, seconds: 600 },
  holdsElsewhere: { person: 3, organisation: 6 },
  contacts: CONTACTS_READ,
  reveals: { points: 20, seconds: 600 },
  socketsOfASession: 20,
  reads: { atOnce: 4, costlyAtOnce: 3, waiting: 40 },
  polls: { points: 20, seconds: 600 },
  operations: { points: 6, seconds: 3_600 },
  sms: { points: 300, seconds: 600 },
  smsOfANumber: { points: 10, seconds: 600 },
  unfinishedMs: 30_000,
};

/** The demo is reachable from this machine only, and benchmarks send more requests than people do. */
export const DEMO_LIMITS: Limits = {
  person: { points: 1_000_000, seconds: 20 },
  address: { points: 1_000_000, seconds: 20 },
  site: { points: 1_000_000, seconds: 20 },
  device: { points: 1_000_000, seconds: 20 },
  machine: { points: 1_000_000, seconds: 20 },
  operator: { points: 1_000_000, seconds: 20 },
  sockets: { points: 100_000, seconds: 20 },
  resyncs: { points: 30, seconds: 10 },
  searches: { points: 1_000_000, seconds: 20 },
  partySizes: { points: 1_000_000, seconds: 600 },
  holdsElsewhere: null,
  contacts: null,
  reveals: { points: 1_000, seconds: 600 },
  socketsOfASession: 100_000,
  reads: { atOnce: 4, costlyAtOnce: 3, waiting: 100_000 },
  polls: { points: 1_000, seconds: 600 },
  operations: { points: 1_000_000, seconds: 3_600 },
  sms: { points: 1_000, seconds: 600 },
  smsOfANumber: { points: 100, seconds: 600 },
  unfinishedMs: 30_000,
};

/** The limits counted here; party sizes are counted in `privacy/probing`. */
type Counted = Exclude<{ [K in keyof Limits]: Limits[K] extends Limit ? K : never }[keyof Limits], 'partySizes'>;

/** How a key is normalised: an address to its network or site, anything else unchanged. */
const KEY_OF: Readonly<Partial<Record<Counted, (key: string) => string>>> = {
  address: networkOf,
  sockets: networkOf,
  site: siteOf,
};

/** Counts requests in this process. Returns the seconds to wait, or null to go on. */
export class RequestLimits {
  readonly #limiters: Readonly<Record<Counted, RateLimiterMemory>>;

  constructor(limits: Limits) {
    const limiter = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds });
    this.#limiters = {
      person: limiter(limits.person),
      address: limiter(limits.address),
      site: limiter(limits.site),
      device: limiter(limits.device),
      machine: limiter(limits.machine),
      operator: limiter(limits.operator),
      sockets: limiter(limits.sockets),
      resyncs: limiter(limits.resyncs),
      searches: limiter(limits.searches),
      reveals: limiter(limits.reveals),
      polls: limiter(limits.polls),
      operations: limiter(limits.operations),
      sms: limiter(limits.sms),
      smsOfANumber: limiter(limits.smsOfANumber),
    };
  }

  async wait(counter: Counted, key: string, points = 1): Promise<number | null> {
    try {
      await this.#limiters[counter].consume(KEY_OF[counter]?.(key) ?? key, points);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** Counts an address for its network and its site: seconds to wait for whichever is used up. */
  async waitOfAddress(address: string): Promise<number | null> {
    return (await this.wait('address', address)) ?? (await this.wait('site', address));
  }

  /** Throws with the seconds to wait: `too_many_operations` where it counts those, otherwise `too_many_requests`. */
  async orFail(counter: Counted, key: string, points = 1): Promise<void> {
    const retryAfter = await this.wait(counter, key, points);
    const code = counter === 'operations' ? 'too_many_operations' : 'too_many_requests';
    if (retryAfter !== null) throw new Failure(code, { retryAfter });
  }
}
