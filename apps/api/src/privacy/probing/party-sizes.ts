import { type Actor, adultsOf, childrenOf, isRequestClosed, type Party } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { LiveCasework } from '../../feed/live-casework.ts';
import { Failure } from '../../problems/failure.ts';

/** How long a searched party size counts. */
const COUNTED_FOR_MS = 10 * 60_000;
/** From this many sizes on, somebody is measuring occupancy rather than placing one party. */
const SWEEP_FROM = 3;

/** The size that matters for fitting: adults and children. */
const sizeOf = (party: Party): string => `${adultsOf(party)}+${childrenOf(party)}`;
/** Every row of the board shows whether one adult fits. */
const SHOWN_BY_ROWS = '1+0';

/**
 * Counts the different party sizes that each person searches (PV-2), since a series of sizes measures how full a
 * shelter is. One adult alone does not count, nor does a party for which an open request of the organisation exists.
 * Counted in this process.
 */
export class PartySizes {
  readonly #most: number;
  readonly #clock: Clock;
  readonly #cases: LiveCasework;
  /** Per person, the sizes and when each was last searched. */
  readonly #asked = new Map<string, Map<string, number>>();

  constructor(most: number, clock: Clock, cases: LiveCasework) {
    this.#most = most;
    this.#clock = clock;
    this.#cases = cases;
  }

  /** Whether the board's rows already answer it, so that it discloses nothing new. */
  isAnsweredByRows(party: Party): boolean {
    return sizeOf(party) === SHOWN_BY_ROWS;
  }

  /**
   * Counts one search. Returns whether the person seems to measure occupancy. Throws `too_many_party_sizes` with the
   * seconds until another size is allowed.
   */
  orFail(actor: Actor, party: Party): { readonly sweeps: boolean } {
    const size = sizeOf(party);
    if (size === SHOWN_BY_ROWS || this.#isOfOpenRequest(actor, size)) return { sweeps: false };
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

  /** The sizes that still count; people without any are dropped. */
  #recent(person: string, now: number): Map<string, number> {
    for (const [one, sizes] of this.#asked) {
      for (const [size, at] of sizes) if (at + COUNTED_FOR_MS <= now) sizes.delete(size);
      if (sizes.size === 0) this.#asked.delete(one);
    }
    return this.#asked.get(person) ?? new Map();
  }
}
