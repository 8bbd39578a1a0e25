import { type Actor, isShownTo, type ShelterRef } from '@safe-haven/domain';
import { mayAnswerFor, shelterProblem } from '@safe-haven/projections';
import { Failure } from '../problems/failure.ts';
import type { BoardFeed } from './board.feed.ts';

/** A shelter with its name and what the policy needs to know of it. */
export interface NamedShelter extends ShelterRef {
  readonly name: string;
}

/** A registered shelter of the board; null: there is none. */
export function shelterIn(feed: BoardFeed, shelterId: string): NamedShelter | null {
  const state = feed.network.shelters.get(shelterId)?.state;
  if (!state || state.situation === 'unregistered') return null;
  const { organisation, country, name, draft, closed } = state;
  return { shelterId, organisation, country, name, draft, closed };
}

/** The same, if the caller may see it: a draft is visible to its own organisation only (VA-2). */
export function shelterVisibleTo(actor: Actor, feed: BoardFeed, shelterId: string): NamedShelter | null {
  const shelter = shelterIn(feed, shelterId);
  return shelter !== null && isShownTo(actor, shelter) ? shelter : null;
}

/**
 * Throws for a draft: nobody is asked for a place there, not even by its own people (VA-11). null: others see no such
 * shelter.
 */
export function publishedOrFail(shelter: NamedShelter | null): NamedShelter | null {
  if (shelter?.draft === true) throw new Failure('rejected', shelterProblem({ code: 'house_not_published' }));
  return shelter;
}

export const noSuchShelter = (): Failure => new Failure('not_found', { detail: 'There is no such house.' });

/** Throws `not_found`, also for a shelter that the actor may not see. */
export function registeredShelter(actor: Actor, feed: BoardFeed, shelterId: string): NamedShelter {
  const shelter = shelterVisibleTo(actor, feed, shelterId);
  if (!shelter) throw noSuchShelter();
  return shelter;
}

/** Whether an actor answers requests for a shelter of the board. */
export function answersFor(actor: Actor, feed: BoardFeed, shelterId: string): boolean {
  const shelter = shelterIn(feed, shelterId);
  return shelter !== null && mayAnswerFor(actor, shelter);
}

/** The shelters that an actor answers for. */
export function sheltersAnsweredBy(actor: Actor, feed: BoardFeed): ReadonlySet<string> {
  return new Set([...feed.network.shelters.keys()].filter((id) => answersFor(actor, feed, id)));
}
