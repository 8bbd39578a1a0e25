import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../problems/failure.ts';
import { placeOf } from './addresses.ts';

/** How much one person and one place on the network may ask for; each `points` in `seconds`. */
export interface Limits {
  readonly person: Limit;
  readonly address: Limit;
  /** A machine with a token: an import is long, and it is nobody's burst. */
  readonly machine: Limit;
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
  machine: { points: 4_000, seconds: 20 },
  sockets: { points: 300, seconds: 20 },
  resyncs: { points: 30, seconds: 10 },
  searches: { points: 80, seconds: 20 },
  partySizes: { points: 5, seconds: 600 },
  reveals: { points: 20, seconds: 600 },
};

/** The demo is on this machine alone, and what measures the program asks for more than people do. */
export const DEMO_LIMITS: Limits = {
  person: { points: 1_000_000, seconds: 20 },
  address: { points: 1_000_000, seconds: 20 },
  machine: { points: 1_000_000, seconds: 20 },
  sockets: { points: 100_000, seconds: 20 },
  resyncs: { points: 30, seconds: 10 },
  searches: { points: 1_000_000, seconds: 20 },
  partySizes: { points: 1_000_000, seconds: 600 },
  reveals: { points: 1_000, seconds: 600 },
};

/** What is counted here; party sizes are counted by what they are (`privacy/tries`). */
type Counted = Exclude<keyof Limits, 'partySizes'>;

/** Counts what is asked for, in this process. Answers how many seconds to wait, or null to go on. */
export class RequestLimits {
  readonly #limiters: Readonly<Record<Counted, RateLimiterMemory>>;

  constructor(limits: Limits) {
    const limiter = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds });
    this.#limiters = {
      person: limiter(limits.person),
      address: limiter(limits.address),
      machine: limiter(limits.machine),
      sockets: limiter(limits.sockets),
      resyncs: limiter(limits.resyncs),
      searches: limiter(limits.searches),
      reveals: limiter(limits.reveals),
    };
  }

  async wait(what: Counted, key: string): Promise<number | null> {
    try {
      await this.#limiters[what].consume(what === 'address' || what === 'sockets' ? placeOf(key) : key);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** Throws `too_many_requests` with the seconds to wait. */
  async orFail(what: Counted, key: string): Promise<void> {
    const retryAfter = await this.wait(what, key);
    if (retryAfter !== null) throw new Failure('too_many_requests', { retryAfter });
  }
}
