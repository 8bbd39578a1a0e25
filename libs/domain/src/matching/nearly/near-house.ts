import { afterTime } from '../../shelter/due.ts';
import { isOfSpace } from '../../shelter/rejections.ts';
import type { KeptShelter } from '../../shelter/state.ts';
import type { MatchableHouse } from '../house.ts';
import type { Match } from '../match.ts';
import type { PreparedSearch } from '../prepare.ts';

/** A search, and the houses that it is matched with. */
export interface NearSearch {
  readonly search: PreparedSearch;
  readonly houses: ReadonlyMap<string, MatchableHouse>;
}

/** The state of a kept house at the time of the search; null: not kept, or unreadable. */
export function houseAt({ search, houses }: NearSearch, { shelterId }: Match): KeptShelter | null {
  const house = houses.get(shelterId);
  if (house?.situation !== 'kept') return null;
  const state = afterTime(house.state, search.now);
  return state.situation === 'kept' ? state : null;
}

/** Whether the only barrier is a place for all of them together. */
export const isOnlySpace = ({ barriers }: Match): boolean => barriers.length > 0 && barriers.every(isOfSpace);
