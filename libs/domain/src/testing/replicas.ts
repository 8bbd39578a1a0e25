import type { RequestFact } from '../request/events.ts';
import { type Consequence, follow, releasesOf } from '../request/follow.ts';
import { emptyLedger, type HoldLedger, type HoldSighting, observe } from '../request/sightings.ts';
import type { Fact } from '../shelter/events.ts';
import { REQUESTS, type Wanted } from './requests.ts';
import type { Shelter } from './shelter.ts';

/** One place in the log of all streams. */
type Entry =
  | { readonly of: 'house'; readonly id: string; readonly fact: Fact }
  | { readonly of: 'request'; readonly id: string; readonly fact: RequestFact };

/** Several houses and requests with one log over all of them, in the order in which things were recorded. */
export class Network {
  readonly log: Entry[] = [];
  readonly sightings: HoldSighting[] = [];
  /** Ids of what the process wrote, of every replica. */
  readonly written: string[] = [];
  readonly counts = new Map<string, number>();
  readonly #shelters: ReadonlyMap<string, Shelter>;
  readonly #requests: ReadonlyMap<string, Wanted>;
  readonly #seen = new Map<string, number>();

  constructor(shelters: readonly Shelter[], requests: readonly Wanted[]) {
    this.#shelters = new Map(shelters.map((shelter) => [shelter.shelterId, shelter]));
    this.#requests = new Map(requests.map((expected) => [expected.requestId, expected]));
    this.collect();
  }

  shelter = (id: string): Shelter => this.#shelters.get(id) as Shelter;
  request = (id: string): Wanted => this.#requests.get(id) as Wanted;
  get shelters(): readonly Shelter[] {
    return [...this.#shelters.values()];
  }
  get requests(): readonly Wanted[] {
    return [...this.#requests.values()];
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Puts what was recorded meanwhile at the end of the log. */
  collect(): void {
    for (const [id, shelter] of this.#shelters) {
      for (const fact of this.#fresh(id, shelter.facts)) this.log.push({ of: 'house', id, fact: named(id, fact) });
    }
    for (const [id, { facts }] of this.#requests) {
      for (const fact of this.#fresh(id, facts)) {
        this.count(fact.event.type);
        this.log.push({ of: 'request', id, fact });
      }
    }
  }

  #fresh<F>(id: string, facts: readonly F[]): readonly F[] {
    const fresh = facts.slice(this.#seen.get(id) ?? 0);
    this.#seen.set(id, facts.length);
    return fresh;
  }
}

/** Event ids of a house are distinguished from those of another. */
function named(id: string, { event, context }: Fact): Fact {
  const eventId = `${id}/${context.eventId}`;
  const named = event.type === 'EventCorrected' ? { ...event, eventId: `${id}/${event.eventId}` } : event;
  return { event: named, context: { ...context, eventId } };
}

interface Pending {
  readonly consequence: Consequence;
  readonly sighting: HoldSighting | null;
  /** The revision of the request that it was decided on. */
  readonly decidedAt: number;
}

/** A replica of the process that follows holds: where it is in the log, and what it still has to carry out. */
export class Replica {
  #position = 0;
  #ledgers = new Map<string, HoldLedger>();
  #pending: Pending[] = [];
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  /** One small step: carries one thing out, or takes in the next event. False: there is nothing to do. */
  step(): boolean {
    const next = this.#pending.shift();
    if (next !== undefined) {
      this.#execute(next);
      return true;
    }
    const entry = this.#network.log[this.#position];
    if (entry === undefined) return false;
    this.#position++;
    const sighting = this.#observe(entry);
    if (sighting !== null) {
      this.#network.sightings.push(sighting);
      this.follow(sighting);
    }
    if (entry.of === 'request') this.#afterClosing(entry);
    return true;
  }

  /** Decides on the head of the request's stream. */
  follow(sighting: HoldSighting): void {
    if (sighting.requestId === null) return;
    const { state } = this.#network.request(sighting.requestId);
    const decidedAt = state.situation === 'unopened' ? -1 : state.revision;
    this.#pending = follow(state, sighting).map((consequence) => ({ consequence, sighting, decidedAt }));
  }

  get isIdle(): boolean {
    return this.#pending.length === 0;
  }

  /** Dies between two steps and starts again some events earlier, with what the log says and nothing else. */
  crash(back: number): void {
    this.#network.count('crash');
    this.#pending = [];
    this.#position = Math.max(0, this.#position - back);
    this.#ledgers = new Map();
    for (const entry of this.#network.log.slice(0, this.#position)) this.#observe(entry);
  }

  #observe(entry: Entry): HoldSighting | null {
    if (entry.of !== 'house') return null;
    const { ledger, sighting } = observe(this.#ledgers.get(entry.id) ?? emptyLedger(entry.id), entry.fact);
    this.#ledgers.set(entry.id, ledger);
    return sighting;
  }

  #afterClosing({ id, fact }: Extract<Entry, { of: 'request' }>): void {
    if (fact.event.type !== 'RequestWithdrawn' && fact.event.type !== 'RequestClosedUnmet') return;
    const due = releasesOf(this.#network.request(id).opened);
    this.#pending = due.map((consequence) => ({ consequence, sighting: null, decidedAt: -1 }));
  }

  #execute({ consequence, sighting, decidedAt }: Pending): void {
    const network = this.#network;
    switch (consequence.kind) {
      case 'release': {
        const { shelterId, holdId, reason } = consequence;
        const decision = network.shelter(shelterId).when({ type: 'release-hold', holdId, reason }, REQUESTS);
        network.count(decision.ok ? 'release' : `release ${decision.rejection.code}`);
        break;
      }
      case 'write':
        this.#write(consequence, sighting as HoldSighting, decidedAt);
        break;
    }
    network.collect();
  }

  /** Appends at the revision that was decided on; when the stream has moved on, decides again. */
  #write(
    { requestId, commandId, events }: Extract<Consequence, { kind: 'write' }>,
    sighting: HoldSighting,
    at: number,
  ) {
    const expected = this.#network.request(requestId);
    if (expected.opened.revision !== at) {
      this.#network.count('conflict');
      this.follow(sighting);
      return;
    }
    this.#network.written.push(...events.map((_, i) => `${requestId} ${commandId} ${i}`));
    const noted = expected.given({ type: 'note-hold', sighting }, REQUESTS);
    if (noted.length !== events.length) throw new Error('what was decided is not what was noted');
  }
}
