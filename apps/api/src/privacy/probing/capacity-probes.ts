import { type Actor, isOwn, type ShelterRef, type TriedBy } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { notRecorded } from '../../streams/outcome-failure.ts';
import type { AccessLog } from '../access-log.ts';

/** For so long what one person tries at one house is one fact. */
const ONE_FACT_MS = 5 * 60_000;
/** So many houses one fact names: a network has more, an event has a largest size. */
const HOUSES_A_FACT = 200;

/**
 * Writes down who tried out how full houses are (PV-3): a fact that stands in the trail of the houses that were tried
 * and of the person's organisation. At most one a person, house and five minutes, at this replica. One's own houses are
 * not tried out: their numbers are on the screen.
 */
export class CapacityProbes {
  readonly #log: AccessLog;
  readonly #clock: Clock;
  /** Person and house, and until when their fact counts; the oldest first. */
  readonly #recorded = new Map<string, number>();

  constructor(log: AccessLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Resolves once the log tells of it. Throws where it can't be recorded: what was tried must then not be answered. */
  async orFail(actor: Actor, how: TriedBy, houses: Iterable<ShelterRef>): Promise<void> {
    const now = this.#clock.now();
    this.#forget(now);
    const keyOf = (shelterId: string) => JSON.stringify([actor.person, shelterId]);
    const fresh = [...houses]
      .filter((house) => !isOwn(actor, house) && !this.#recorded.has(keyOf(house.shelterId)))
      .map(({ shelterId }) => shelterId);
    for (const id of fresh) this.#recorded.set(keyOf(id), now + ONE_FACT_MS);
    for (let at = 0; at < fresh.length; at += HOUSES_A_FACT) {
      const shelters = fresh.slice(at, at + HOUSES_A_FACT);
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
