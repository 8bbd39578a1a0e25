import { type Actor, isOwn, type ShelterRef, type TriedBy } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { notRecorded } from '../../streams/outcome-failure.ts';
import type { AccessLog } from '../access-log.ts';

/** Attempts of one person at one shelter within this time become one event. */
const ONE_FACT_MS = 5 * 60_000;
/** Maximum number of shelters in one event, whose size is limited. */
const SHELTERS_PER_FACT = 200;

/**
 * Records who probed the occupancy of other organisations' shelters (PV-3): an event in the audit trail of the shelters
 * and of the person's organisation, at most one per person, shelter and five minutes at this replica. One's own
 * shelters are exempt: their numbers are on the screen.
 */
export class CapacityProbes {
  readonly #log: AccessLog;
  readonly #clock: Clock;
  /** Person and shelter, and until when their last event counts; oldest first. */
  readonly #recorded = new Map<string, number>();

  constructor(log: AccessLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Resolves once it is recorded. Throws when it can't be: the caller must then not answer. */
  async orFail(actor: Actor, how: TriedBy, shelters: Iterable<ShelterRef>): Promise<void> {
    const now = this.#clock.now();
    this.#forget(now);
    const keyOf = (shelterId: string) => JSON.stringify([actor.person, shelterId]);
    const fresh = [...shelters]
      .filter((shelter) => !isOwn(actor, shelter) && !this.#recorded.has(keyOf(shelter.shelterId)))
      .map(({ shelterId }) => shelterId);
    for (const id of fresh) this.#recorded.set(keyOf(id), now + ONE_FACT_MS);
    for (let at = 0; at < fresh.length; at += SHELTERS_PER_FACT) {
      const shelters = fresh.slice(at, at + SHELTERS_PER_FACT);
      const recorded = await this.#log.append({ type: 'PlacesTried', how, shelters }, actor);
      if (recorded.kind === 'done') continue;
      for (const id of fresh.slice(at)) this.#recorded.delete(keyOf(id));
      throw notRecorded(recorded);
    }
  }

  #forget(now: number): void {
    for (const [key, until] of this.#recorded) {
      if (until > now) return;
      this.#recorded.delete(key);
    }
  }
}
