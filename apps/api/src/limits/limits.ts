import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../problems/failure.ts';
import { placeOf, siteOf } from './addresses.ts';

/** How much one person and one place on the network may ask for; each `points` in `seconds`. */
export interface Limits {
  readonly person: Limit;
  readonly address: Limit;
  /** All places of one site, a /48, together. */
  readonly site: Limit;
  /** A device that somebody signed in from before, once its place has used up what it may: it goes on all the same. */
  readonly device: Limit;
  /**
   * A program with a service token: an import is long and must not count as a burst. Its requests are not charged to
   * its address.
   */
  readonly machine: Limit;
  /** The commands of this machine, such as its own import. */
  readonly operator: Limit;
  /** Sockets that are opened from one place. */
  readonly sockets: Limit;
  /** Whole boards that one socket asks for. */
  readonly resyncs: Limit;
  /** Asks for places of one person: a form that is typed in asks several times a second. */
  readonly searches: Limit;
  /** Different party sizes of one person without an open request (PV-2): each measures every house. */
  readonly partySizes: Limit;
  /** Addresses shown to one person: a night needs a few, and whoever took a session over would want them all. */
  readonly reveals: Limit;
  /** Sockets that are open at once in one session, at this process. */
  readonly socketsOfASession: number;
  /** Files that one program takes by itself: more often than its partner needs would tell to the minute when somebody came. */
  readonly polls: Limit;
  /** For so long a request may be on its way to us, in ms: an unfinished one holds a connection. */
  readonly unfinishedMs: number;
}
interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/**
 * A hundred commands in a burst, each with a read or two, are normal use at the change of a shift; a duty room of ten
 * has one address.
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
  reveals: { points: 20, seconds: 600 },
  socketsOfASession: 20,
  polls: { points: 20, seconds: 600 },
  unfinishedMs: 30_000,
};

/** The demo is on this machine alone, and what measures the program asks for more than people do. */
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
  reveals: { points: 1_000, seconds: 600 },
  socketsOfASession: 100_000,
  polls: { points: 1_000, seconds: 600 },
  unfinishedMs: 30_000,
};

/** What is counted here; party sizes are counted by what they are (`privacy/probing`). */
type Counted = Exclude<{ [K in keyof Limits]: Limits[K] extends Limit ? K : never }[keyof Limits], 'partySizes'>;

/** By what a key is counted: an address by its place or its site, anything else as it stands. */
const KEY_OF: Readonly<Partial<Record<Counted, (key: string) => string>>> = {
  address: placeOf,
  sockets: placeOf,
  site: siteOf,
};

/** Counts what is asked for, in this process. Answers how many seconds to wait, or null to go on. */
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
    };
  }

  async wait(counter: Counted, key: string): Promise<number | null> {
    try {
      await this.#limiters[counter].consume(KEY_OF[counter]?.(key) ?? key);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** A place and its site together: whichever has used up what it may. */
  async waitOfPlace(address: string): Promise<number | null> {
    return (await this.wait('address', address)) ?? (await this.wait('site', address));
  }

  /** Throws `too_many_requests` with the seconds to wait. */
  async orFail(counter: Counted, key: string): Promise<void> {
    const retryAfter = await this.wait(counter, key);
    if (retryAfter !== null) throw new Failure('too_many_requests', { retryAfter });
  }
}
