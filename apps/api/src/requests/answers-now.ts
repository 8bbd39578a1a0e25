import { areaById, type RequestCriteria, type RequestView } from '@safe-haven/contracts';
import {
  type Actor,
  type Instant,
  isOfSpace,
  isShownTo,
  match,
  matchableOf,
  type Needs,
  type OpenedRequest,
  seesExact,
} from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';

const pointOf = (areaId: string | null) => (areaId === null ? null : (areaById(areaId)?.point ?? null));

/**
 * Reasons against a yes at the moment of reading (RQ-17): rules, pause and free beds may have changed since. Shown for
 * shelters that answered yes, to the requesting organisation; every lack of space is one code, as for any reader of
 * bands (PV-1).
 */
export function answerNow(
  { party, requestId }: OpenedRequest,
  criteria: RequestCriteria | null,
  { feed, shelterId, actor, now }: { feed: BoardFeed; shelterId: string; actor: Actor; now: Instant },
): RequestView['answers'][number]['now'] {
  const { state, unreadable } = feed.headOf(shelterId);
  if (state.situation === 'unregistered' || !isShownTo(actor, state)) return null;
  const shelter = matchableOf(state, { point: pointOf(state.area.id), unreadable });
  if (shelter === null) return null;
  const needs = (criteria?.needs ?? {}) as Needs;
  const from = pointOf(criteria?.from ?? null);
  const matched = match(shelter, { party, needs, from, avoid: [], arrival: null, now, actor, requestId });
  const exact = seesExact(actor, shelter);
  const against = matched.barriers.map((reason) => (!exact && isOfSpace(reason) ? 'no_place_for_party' : reason.code));
  return { against: [...new Set(against)], km: matched.km === null ? null : Math.round(matched.km) };
}
