import type { OnDuty } from '@safe-haven/contracts';
import { type Actor, isShownTo } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import { ownDutyOf, rolesOnDuty } from '@safe-haven/projections';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveHandovers } from '../feed/live-handovers.ts';
import { type NamedShelter, shelterIn } from '../feed/named-shelters.ts';
import type { Names } from '../identity/names.ts';

export interface OnDutyParts {
  readonly handovers: LiveHandovers;
  readonly feed: BoardFeed;
  readonly names: Names;
  readonly clock: Clock;
}

/** Who has begun a shift: at one's own organisation by name or role, elsewhere as what (HO-11, HO-12). */
export class OnDutyReader {
  readonly #parts: OnDutyParts;

  constructor(parts: OnDutyParts) {
    this.#parts = parts;
  }

  async read(actor: Actor): Promise<OnDuty> {
    const { handovers, clock } = this.#parts;
    const now = instantOf(clock.now());
    const houses = this.#oneOfEach(actor);
    const own = ownDutyOf(handovers.handovers, actor, now);
    return {
      own: await Promise.all(
        own.map(async ({ desk: { shelters }, shift }) => ({
          shelters: shelters?.map((id) => this.#nameOf(id)) ?? null,
          shift: shift && {
            by: {
              name: shift.named ? await this.#parts.names.nameOf(shift.by.person) : null,
              role: shift.by.role,
              mine: shift.by.person === actor.person,
            },
            since: shift.since,
            waits: shift.waits,
            old: shift.old,
          },
        })),
      ),
      shelterId: houses.find(({ organisation }) => organisation === actor.organisation)?.shelterId ?? null,
      others: houses
        .filter(({ organisation }) => organisation !== actor.organisation)
        .map(({ organisation, shelterId }) => ({
          organisation,
          shelterId,
          roles: [...rolesOnDuty(handovers.handovers, organisation, now)],
        })),
    };
  }

  /** One house of each organisation: the first by id of those that the actor sees. */
  #oneOfEach(actor: Actor): readonly NamedShelter[] {
    const { feed } = this.#parts;
    const byOrganisation = new Map<string, NamedShelter>();
    for (const shelterId of [...feed.network.shelters.keys()].toSorted(compare)) {
      const shelter = shelterIn(feed, shelterId);
      if (shelter === null || !isShownTo(actor, shelter) || byOrganisation.has(shelter.organisation)) continue;
      byOrganisation.set(shelter.organisation, shelter);
    }
    return [...byOrganisation.values()].toSorted((a, b) => compare(a.organisation, b.organisation));
  }

  #nameOf(shelterId: string): string {
    return shelterIn(this.#parts.feed, shelterId)?.name ?? shelterId;
  }
}
