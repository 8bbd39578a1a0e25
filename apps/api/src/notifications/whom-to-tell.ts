import type { KnownPerson, ShelterRef } from '@safe-haven/domain';
import { isAskers, mayAnswerFor } from '@safe-haven/projections';
import { actorOf } from '../people/live-directory.ts';

/** What there is to do, and for whom. */
export interface Task {
  /** Houses whose people have something to answer or to get ready for. */
  readonly houses: readonly ShelterRef[];
  /** Who opened the request, where they have something to do, and for which organisation. */
  readonly opener: { readonly personId: string; readonly organisation: string | null } | null;
  /** Who did what led to it: they know. */
  readonly by: string;
}

/** Whoever is concerned, has the right in one of the roles they hold now, and has a device that wants to be told (NT-2). */
export const whomToTell = (people: readonly KnownPerson[], { houses, opener, by }: Task): readonly KnownPerson[] =>
  people.filter((person) => {
    const { personId, situation, pushes } = person;
    if (situation !== 'active' || personId === by || Object.keys(pushes).length === 0) return false;
    return Object.values(person.grants).some((grant) => {
      const actor = actorOf(personId, grant);
      if (houses.some((house) => mayAnswerFor(actor, house))) return true;
      if (opener === null || opener.personId !== personId) return false;
      return isAskers(actor, { requestedFrom: { organisation: opener.organisation, country: null } });
    });
  });
