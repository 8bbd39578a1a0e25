import { after, isBeyond, isOwn, type ShelterLimit } from '@safe-haven/domain';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { NamedShelter } from '../feed/named-shelters.ts';
import type { Caller } from '../identity/authentication.ts';
import type { CapacityProbes } from '../privacy/probing/capacity-probes.ts';
import { Failure } from '../problems/failure.ts';

interface ContactRead {
  readonly shelterId: string;
  readonly at: string;
  readonly shelter: NamedShelter;
}

interface Parts {
  readonly probes: CapacityProbes;
  readonly clock: Clock;
  /** null: no limit. */
  readonly limit: ShelterLimit | null;
}

/**
 * Counts of how many other organisations' shelters each person reads the duty contact or the meeting point (VA-13).
 * One's own are exempt: their people keep them. Counted in this process.
 */
export class ContactReads {
  readonly #parts: Parts;
  readonly #people = new Map<string, readonly ContactRead[]>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Counts one read. Beyond the limit it needs a recent second factor, and is in the trail of all those shelters before it
   * is answered. Throws `second_factor_needed`, or when it can't be recorded.
   */
  async orFail({ actor, steppedUp }: Caller, shelters: readonly NamedShelter[]): Promise<void> {
    const { limit, probes, clock } = this.#parts;
    if (limit === null) return;
    const now = instantOf(clock.now());
    const others = shelters.filter((shelter) => !isOwn(actor, shelter));
    const before = this.#recent(actor.person, now, limit);
    const ids = others.map(({ shelterId }) => shelterId);
    const hasMany = isBeyond(limit, before, ids, now);
    if (hasMany && !steppedUp) throw new Failure('second_factor_needed');
    const reads = [
      ...before.filter(({ shelterId }) => !ids.includes(shelterId)),
      ...others.map((shelter) => ({ shelterId: shelter.shelterId, at: now, shelter })),
    ];
    if (reads.length > 0) this.#people.set(actor.person, reads);
    if (hasMany)
      await probes.orFail(
        actor,
        'contacts',
        reads.map(({ shelter }) => shelter),
      );
  }

  /** What still counts; people without anything are dropped. */
  #recent(person: string, now: string, { within }: ShelterLimit): readonly ContactRead[] {
    for (const [one, reads] of this.#people) {
      const recent = reads.filter(({ at }) => at > after(now, -within));
      if (recent.length === 0) this.#people.delete(one);
      else if (recent.length < reads.length) this.#people.set(one, recent);
    }
    return this.#people.get(person) ?? [];
  }
}
