import { type AccessEvent, type Actor, isOwn, type ShelterRef, type TriedBy } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { notRecorded } from '../../streams/outcome-failure.ts';
import type { AccessLog, Recorded } from '../access-log.ts';

/** Attempts of one person at one shelter within this time become one event. */
const ONE_FACT_MS = 5 * 60_000;
/** Maximum number of shelters in one event, whose size is limited. */
const SHELTERS_PER_FACT = 200;

/** What somebody did with many houses: probe how full they are, or read the numbers to call there. */
type Probe = TriedBy | 'contacts';

interface Attempt {
  readonly until: number;
  /** Somebody who tries again while it is being recorded waits for the same event. */
  readonly recorded: Promise<Recorded>;
}

/**
 * Records who probed the occupancy of other organisations' shelters (PV-3) or read many of their contacts (VA-13): an event in the audit trail of the shelters
 * and of the person's organisation, at most one per person, shelter and five minutes at this replica. One's own
 * shelters are exempt: their numbers are on the screen.
 */
export class CapacityProbes {
  readonly #log: AccessLog;
  readonly #clock: Clock;
  /** By person and shelter; oldest first. */
  readonly #attempts = new Map<string, Attempt>();

  constructor(log: AccessLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Resolves once it is recorded. Throws when it can't be: the caller must then not answer. */
  async orFail(actor: Actor, how: Probe, shelters: Iterable<ShelterRef>): Promise<void> {
    const until = this.#clock.now() + ONE_FACT_MS;
    this.#forget(this.#clock.now());
    const others = [...shelters].filter((shelter) => !isOwn(actor, shelter)).map(({ shelterId }) => shelterId);
    const fresh = others.filter((shelterId) => !this.#attempts.has(keyOf(actor, how, shelterId)));
    for (let at = 0; at < fresh.length; at += SHELTERS_PER_FACT) {
      const tried = fresh.slice(at, at + SHELTERS_PER_FACT);
      const recorded = this.#record(actor, how, tried);
      for (const shelterId of tried) this.#attempts.set(keyOf(actor, how, shelterId), { until, recorded });
    }
    const attempts = others.map((shelterId) => this.#attempts.get(keyOf(actor, how, shelterId))!.recorded);
    for (const recorded of await Promise.all(new Set(attempts)))
      if (recorded.kind !== 'done') throw notRecorded(recorded);
  }

  async #record(actor: Actor, how: Probe, shelters: string[]): Promise<Recorded> {
    let isRecorded = false;
    try {
      const recorded = await this.#log.append(factOf(how, shelters), actor);
      isRecorded = recorded.kind === 'done';
      return recorded;
    } finally {
      if (!isRecorded) for (const shelterId of shelters) this.#attempts.delete(keyOf(actor, how, shelterId));
    }
  }

  #forget(now: number): void {
    for (const [key, { until }] of this.#attempts) {
      if (until > now) return;
      this.#attempts.delete(key);
    }
  }
}

const factOf = (how: Probe, shelters: string[]): AccessEvent =>
  how === 'contacts' ? { type: 'ManyContactsRead', shelters } : { type: 'PlacesTried', how, shelters };

/** However it was probed is one attempt; a read of contacts is another. */
const keyOf = ({ person }: Actor, how: Probe, shelterId: string): string =>
  JSON.stringify([person, how === 'contacts', shelterId]);
