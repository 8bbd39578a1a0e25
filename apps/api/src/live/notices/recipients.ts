import type { Actor, KnownPerson, Role, ShelterRef } from '@safe-haven/domain';
import { isRequester, mayAnswerFor } from '@safe-haven/projections';
import { actorOf } from '../../identity/live-directory.ts';

/** A task, and who is concerned by it. */
export interface Task {
  /** Shelters whose people have to answer or to prepare. */
  readonly shelters: readonly ShelterRef[];
  /** Who opened the request and for which organisation, if they have to act; else null. */
  readonly opener: { readonly personId: string; readonly organisation: string | null } | null;
  /** Whom to notify of the requesting organisation because the request waits too long; else null. */
  readonly requesters: { readonly roles: readonly Role[]; readonly organisation: string | null } | null;
  /** The person who caused the task: they are not notified. */
  readonly by: string;
}

/** People who are concerned, hold the right in one of their current roles, and have a registered device (NT-2). */
export const recipientsOf = (people: readonly KnownPerson[], task: Task): readonly KnownPerson[] =>
  activePeople(people, (actor) => isConcerned(actor, task), task.by).filter(
    ({ pushes }) => Object.keys(pushes).length > 0,
  );

/** Active people who are concerned in one of their current roles. `except`: the person who caused it. */
export const activePeople = (
  people: readonly KnownPerson[],
  isConcerned: (actor: Actor) => boolean,
  except: string | null = null,
): readonly KnownPerson[] =>
  people.filter(
    ({ personId, situation, grants }) =>
      situation === 'active' &&
      personId !== except &&
      Object.values(grants).some((grant) => isConcerned(actorOf(personId, grant))),
  );

function isConcerned(actor: Actor, { shelters, opener, requesters }: Task): boolean {
  if (shelters.some((shelter) => mayAnswerFor(actor, shelter))) return true;
  if (opener !== null && opener.personId === actor.person && isOf(actor, opener.organisation)) return true;
  return requesters?.roles.includes(actor.role) === true && isOf(actor, requesters.organisation);
}

const isOf = (actor: Actor, organisation: string | null): boolean =>
  isRequester(actor, { requestedFrom: { organisation, country: null } });
