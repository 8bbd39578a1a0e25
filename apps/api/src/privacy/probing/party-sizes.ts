import { type Actor, adultsOf, childrenOf, isRequestClosed, type OpenedRequest, type Party } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { LiveCasework } from '../../feed/live-casework.ts';
import { Failure } from '../../problems/failure.ts';

/** How long a searched party size counts. */
const COUNTED_FOR_MS = 10 * 60_000;
/** From this many sizes on, somebody is measuring occupancy rather than placing one party. */
const SWEEP_FROM = 3;
/** For so many open requests at once a person may search beyond the limit. */
const MOST_REQUESTS = 3;

/**
 * What matters for fitting: adults and children, and who they are to those who share a room with them (SR-1). Women, and
 * women with children, are the size alone.
 */
function sizeOf(party: Party): string {
  const size = `${adultsOf(party)}+${childrenOf(party)}`;
  const { women, men, other, girls, boys } = party;
  if (women > 0 && men + other === 0) return size;
  const groups = Object.entries(women + men + other > 0 ? { women, men, other } : { girls, boys });
  return [size, ...groups.flatMap(([group, heads]) => (heads > 0 ? [group] : []))].join(' ');
}
/** The row of a house shows whether one woman fits, nearly: who shares a room there it does not show. */
const SHOWN_BY_ROWS = '1+0';

/** What one person searched. */
interface Searched {
  /** By size, when it was last searched and counted. */
  readonly counted: Map<string, number>;
  /** By size, when it was last searched for an open request. */
  readonly free: Map<string, number>;
  /** The open requests that sizes were searched for beyond the limit. */
  readonly requests: Set<string>;
}

interface Parts {
  /** Different sizes a person in ten minutes. */
  readonly most: number;
  readonly clock: Clock;
  readonly cases: LiveCasework;
  /** The organisation of a shelter; null: unknown. */
  readonly organisationOf: (shelterId: string) => string | null;
}

/**
 * Counts the different party sizes that each person searches (PV-2), since a series of sizes measures how full a
 * shelter is. One adult alone does not count, nor does a party for which the organisation has an open request that
 * another organisation's house was asked about; of these a person has three at a time. Counted in this process.
 */
export class PartySizes {
  readonly #parts: Parts;
  readonly #people = new Map<string, Searched>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the board's rows already answer it, so that it discloses nothing new. */
  isAnsweredByRows(party: Party): boolean {
    return sizeOf(party) === SHOWN_BY_ROWS;
  }

  /**
   * Counts one search. Returns whether it is to be recorded at the shelters that it tries: from the third size on, and in
   * every case where it is free of the limit. Throws `too_many_party_sizes` with the seconds until another size is allowed.
   */
  orFail(actor: Actor, party: Party): { readonly sweeps: boolean } {
    const size = sizeOf(party);
    if (size === SHOWN_BY_ROWS) return { sweeps: false };
    const { most, clock } = this.#parts;
    const now = clock.now();
    const searched = this.#recent(actor.person, now);
    this.#people.set(actor.person, searched);
    const { counted, free } = searched;
    if (this.#isFree(actor, size, searched)) {
      counted.delete(size);
      free.set(size, now);
      return { sweeps: true };
    }
    if (!counted.has(size) && counted.size >= most) {
      const first = Math.min(...counted.values());
      throw new Failure('too_many_party_sizes', { retryAfter: Math.ceil((first + COUNTED_FOR_MS - now) / 1000) });
    }
    counted.set(size, now);
    return { sweeps: new Set([...counted.keys(), ...free.keys()]).size >= SWEEP_FROM };
  }

  /** Whether one of the person's three open requests is about this size. */
  #isFree(actor: Actor, size: string, { requests }: Searched): boolean {
    if (actor.organisation === null) return false;
    const fitting = [...this.#parts.cases.casework.requests.values()].filter(
      (request) => sizeOf(request.party) === size && this.#isAskedFor(actor, request),
    );
    if (fitting.some(({ requestId }) => requests.has(requestId))) return true;
    const [first] = fitting;
    if (first === undefined || requests.size >= MOST_REQUESTS) return false;
    requests.add(first.requestId);
    return true;
  }

  /** An open request of the organisation that somebody outside of it was asked about. */
  #isAskedFor({ organisation }: Actor, request: OpenedRequest): boolean {
    if (request.requestedFrom.organisation !== organisation || isRequestClosed(request)) return false;
    return request.asked.some(({ shelterId }) => {
      const asked = this.#parts.organisationOf(shelterId);
      return asked !== null && asked !== organisation;
    });
  }

  /** What still counts; people without anything are dropped. */
  #recent(person: string, now: number): Searched {
    for (const [one, { counted, free, requests }] of this.#people) {
      for (const sizes of [counted, free])
        for (const [size, at] of sizes) if (at + COUNTED_FOR_MS <= now) sizes.delete(size);
      for (const requestId of requests) {
        const request = this.#parts.cases.request(requestId);
        if (request === null || isRequestClosed(request)) requests.delete(requestId);
      }
      if (counted.size + free.size + requests.size === 0) this.#people.delete(one);
    }
    return this.#people.get(person) ?? { counted: new Map(), free: new Map(), requests: new Set() };
  }
}
