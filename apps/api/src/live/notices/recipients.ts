import type { Actor, KnownPerson, Role, ShelterRef } from '@safe-haven/domain';
import { isAskers, mayAnswerFor } from '@safe-haven/projections';
import { actorOf } from '../../identity/live-directory.ts';

/** What there is to do, and for whom. */
export interface Task {
  /** Houses whose people have something to answer or to get ready for. */
  readonly shelters: readonly ShelterRef[];
  /** Who opened the request, where they have something to do, and for which organisation. */
  readonly opener: { readonly personId: string; readonly organisation: string | null } | null;
  /** Who of the asking organisation is notified because the request waits too long. */
  readonly requesters: { readonly roles: readonly Role[]; readonly organisation: string | null } | null;
  /** Who did what led to it: they know. */
  readonly by: string;
}

/** People who are concerned, hold the right in one of their current roles, and have a registered device (NT-2). */
export const recipientsOf = (people: readonly KnownPerson[], task: Task): readonly KnownPerson[] =>
  people.filter(({ personId, situation, pushes, grants }) => {
    if (situation !== 'active' || personId === task.by || Object.keys(pushes).length === 0) return false;
    return Object.values(grants).some((grant) => isConcerned(actorOf(personId, grant), task));
  });

function isConcerned(actor: Actor, { shelters, opener, requesters }: Task): boolean {
  if (shelters.some((shelter) => mayAnswerFor(actor, shelter))) return true;
  if (opener !== null && opener.personId === actor.person && isOf(actor, opener.organisation)) return true;
  return requesters?.roles.includes(actor.role) === true && isOf(actor, requesters.organisation);
}

const isOf = (actor: Actor, organisation: string | null): boolean =>
  isAskers(actor, { requestedFrom: { organisation, country: null } });
