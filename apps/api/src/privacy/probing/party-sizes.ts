import { type Actor, adultsOf, childrenOf, isRequestClosed, type Party } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { LiveCasework } from '../../feed/live-casework.ts';
import { Failure } from '../../problems/failure.ts';

/** How long a party size that somebody asked for counts. */
const COUNTED_FOR_MS = 10 * 60_000;
/** From this many sizes on, somebody is not placing one party but measuring occupancy. */
const SWEEP_FROM = 3;

/** What fit depends on: how many adults, how many children. */
const sizeOf = (party: Party): string => `${adultsOf(party)}+${childrenOf(party)}`;
/** Whether one adult fits is what the row of every house says. */
const SAID_BY_ROWS = '1+0';

/**
 * Counts the different party sizes that each person asks for (PV-2), since a series of sizes measures how full a house
 * is. One adult alone does not count, nor does a party for which an open request of the organisation exists. Counted in
 * this process.
 */
export class PartySizes {
  readonly #most: number;
  readonly #clock: Clock;
  readonly #cases: LiveCasework;
  /** Of each person, the sizes and when each was asked for last. */
  readonly #asked = new Map<string, Map<string, number>>();

  constructor(most: number, clock: Clock, cases: LiveCasework) {
    this.#most = most;
    this.#clock = clock;
    this.#cases = cases;
  }

  /** Whether the board's rows answer the question already: asking it is no search. */
  isAnsweredByRows(party: Party): boolean {
    return sizeOf(party) === SAID_BY_ROWS;
  }

  /**
   * Counts one ask. Answers whether the person tries out how full houses are. Throws `too_many_party_sizes` with the
   * seconds until there is room for another size.
   */
  orFail(actor: Actor, party: Party): { readonly sweeps: boolean } {
    const size = sizeOf(party);
    if (size === SAID_BY_ROWS || this.#isOfOpenRequest(actor, size)) return { sweeps: false };
    const now = this.#clock.now();
    const sizes = this.#recent(actor.person, now);
    if (!sizes.has(size) && sizes.size >= this.#most) {
      const first = Math.min(...sizes.values());
      throw new Failure('too_many_party_sizes', { retryAfter: Math.ceil((first + COUNTED_FOR_MS - now) / 1000) });
    }
    sizes.set(size, now);
    this.#asked.set(actor.person, sizes);
    return { sweeps: sizes.size >= SWEEP_FROM };
  }

  #isOfOpenRequest({ organisation }: Actor, size: string): boolean {
    if (organisation === null) return false;
    for (const request of this.#cases.casework.requests.values()) {
      const isOurs = request.requestedFrom.organisation === organisation;
      if (isOurs && !isRequestClosed(request) && sizeOf(request.party) === size) return true;
    }
    return false;
  }

  /** The sizes that still count; whoever asks for none any more is forgotten. */
  #recent(person: string, now: number): Map<string, number> {
    for (const [one, sizes] of this.#asked) {
      for (const [size, at] of sizes) if (at + COUNTED_FOR_MS <= now) sizes.delete(size);
      if (sizes.size === 0) this.#asked.delete(one);
    }
    return this.#asked.get(person) ?? new Map();
  }
}
