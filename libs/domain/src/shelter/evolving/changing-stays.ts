import { own, same } from '@safe-haven/lang';
import type { EventContext } from '../../decider.ts';
import type { Party, Window } from '../../terms.ts';
import type { Ended, KeptShelter, Stay } from '../state.ts';
import { remember } from './ended.ts';
import { type KeptPatch, NOTHING } from './patch.ts';
import { vacated } from './serving-beds.ts';

/** A party in other beds or of another size: the old use of the beds ends where the new one begins. */
export function settle(
  state: KeptShelter,
  stay: Stay,
  beds: readonly string[],
  party: Party,
  context: EventContext,
): KeptPatch {
  if (same(beds, stay.beds)) return { stays: { ...state.stays, [stay.stayId]: { ...stay, party } } };
  const settled: Stay = { ...stay, beds, party, bedsSince: context.occurredAt, by: context.actor };
  const stays = { ...state.stays, [stay.stayId]: settled };
  return { stays, beds: vacated(state, stay.beds, state.holds, stays), ...stayEnded(state, stay, 'moved', context) };
}

export function planned(state: KeptShelter, stayId: string, departure: Window | null): KeptPatch {
  const stay = own(state.stays, stayId);
  return stay === undefined ? NOTHING : { stays: { ...state.stays, [stayId]: { ...stay, departure } } };
}

export const stayEnded = (
  state: KeptShelter,
  stay: Stay,
  how: Ended['how'],
  context: EventContext,
): Pick<KeptShelter, 'ended'> =>
  remember(state, {
    id: stay.stayId,
    what: 'stay',
    how,
    beds: stay.beds,
    from: stay.bedsSince,
    to: context.occurredAt,
    by: context.actor,
    party: stay.party,
  });
