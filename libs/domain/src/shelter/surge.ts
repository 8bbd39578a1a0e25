import { own } from '@safe-haven/lang';
import type { Instant } from '../terms.ts';
import type { AnswerToSurge, Bed, KeptShelter, Registered } from './state.ts';

/** What the house last said to a surge; null: nothing. */
export const answerTo = ({ surges }: Registered, surgeId: string): AnswerToSurge | null => own(surges, surgeId) ?? null;

/** The beds of an answer that are open for its surge: not closed since, by the house or the clock, nor opened for another time. */
export const openFor = (state: KeptShelter, { beds, until }: AnswerToSurge): readonly string[] =>
  beds.filter((id) => {
    const service = own(state.beds, id)?.service;
    return service?.state === 'overflow' && !service.closing && service.until === until;
  });

/**
 * How many places it has open for a surge: in a kept house the beds, no matter who is in them (SU-8); in one that only
 * counts, and in a drill, what it said.
 */
export function openedFor(state: Registered, surgeId: string): number {
  const answer = answerTo(state, surgeId);
  if (answer?.places == null) return 0;
  return state.situation === 'kept' && !answer.drill ? openFor(state, answer).length : answer.places;
}

/** What a house has open beyond its own places, for all surges, and until when the first of them last. */
export interface Extra {
  readonly places: number;
  readonly until: Instant;
}

/** Extra places as everybody sees them: the house offered the number by its yes. null: none. */
export function extraOf(state: Registered): Extra | null {
  if (state.situation !== 'kept') return null;
  let extra: Extra | null = null;
  for (const answer of Object.values(state.surges)) {
    const places = openFor(state, answer).length;
    if (places === 0) continue;
    extra = extra === null ? { places, until: answer.until } : merged(extra, places, answer.until);
  }
  return extra;
}

const merged = (extra: Extra, places: number, until: Instant): Extra => ({
  places: extra.places + places,
  until: extra.until < until ? extra.until : until,
});

/**
 * The extra beds that it can open for a surge: those it has open for this one first, then closed ones, then those whose time for
 * another surge ends earlier. One that the house opened by itself is no new place.
 */
export function bedsToOffer(state: KeptShelter, surgeId: string, until: Instant): readonly string[] {
  const mine = new Set(openOf(state, surgeId));
  const others = new Set(Object.keys(state.surges).flatMap((id) => (id === surgeId ? [] : openOf(state, id))));
  const rank = ({ bedId, service }: Bed): number => {
    if (mine.has(bedId)) return 0;
    if (service.state === 'closed') return 1;
    if (service.state !== 'overflow') return 3;
    return service.closing || (others.has(bedId) && service.until < until) ? 2 : 3;
  };
  const overflow = Object.values(state.beds).filter(({ kind }) => kind === 'overflow');
  return [0, 1, 2].flatMap((of) => overflow.filter((bed) => rank(bed) === of).map(({ bedId }) => bedId));
}

const openOf = (state: KeptShelter, surgeId: string): readonly string[] => {
  const answer = answerTo(state, surgeId);
  return answer === null ? [] : openFor(state, answer);
};
