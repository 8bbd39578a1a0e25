import type { Tonight, WaitingCount } from '@safe-haven/contracts';
import { type Actor, isOfShelter, type Registered, waitingCounts } from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { Network } from './network.ts';

/** The most counts of a house on one screen; the next come as these are confirmed or discarded. */
const SHOWN = 20;

/** The improbable counts of a house that wait for its people, the newest night first (OC-10). */
export const waitingIn = (state: Registered): WaitingCount[] =>
  waitingCounts(state)
    .slice(0, SHOWN)
    .map(({ eventId, night, asOf, at, inService, occupied, why }) => ({
      ...{ eventId, night, asOf, at, inService, occupied },
      why: [...why],
    }));

/** The caller's houses with such counts, by name; absent: none. */
export function countsThatWait(network: Network, actor: Actor): Pick<Tonight, 'counts'> {
  const counts = [...network.shelters.values()].flatMap(({ state, unreadable }) => {
    if (unreadable !== null || state.situation === 'unregistered' || !isOfShelter(actor, state)) return [];
    const waiting = waitingIn(state);
    return waiting.length === 0 ? [] : [{ shelterId: state.shelterId, name: state.name, waiting }];
  });
  return counts.length === 0 ? {} : { counts: counts.toSorted((a, b) => compare(a.name, b.name)) };
}
