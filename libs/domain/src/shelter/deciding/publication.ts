import type { ShelterContext } from '../decision.ts';
import type { RejectionCode } from '../rejections.ts';
import type { Registered } from '../state.ts';

/**
 * Why this person may not decide on the publication; null: they may. A house that a service token registered is not
 * published by an administrator, because the token may be their own (VA-1).
 */
export function publicationFault(state: Registered, { actor }: ShelterContext): RejectionCode | null {
  if (!state.draft) return 'already_published';
  const isOwnToken = actor.role === 'administrator' && state.registeredBy.startsWith('token-');
  if (state.registeredBy === actor.person || isOwnToken) return 'second_person_needed';
  return state.closed ? 'house_closed' : null;
}
