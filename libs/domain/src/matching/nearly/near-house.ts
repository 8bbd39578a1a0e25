import { isOfSpace } from '../../rejections.ts';
import { afterTime } from '../../shelter/due.ts';
import type { KeptShelter } from '../../shelter/state.ts';
import type { MatchableHouse } from '../house.ts';
import type { Match } from '../match.ts';
import type { PreparedSearch } from '../prepare.ts';

/** A search, and the houses that it was put to. */
export interface Asked {
  readonly search: PreparedSearch;
  readonly houses: ReadonlyMap<string, MatchableHouse>;
}

/** The state of a house that keeps its beds, at the time of the search; null: it keeps none, or nobody can read it. */
export function houseAt({ search, houses }: Asked, { shelterId }: Match): KeptShelter | null {
  const house = houses.get(shelterId);
  if (house?.situation !== 'kept') return null;
  const state = afterTime(house.state, search.now);
  return state.situation === 'kept' ? state : null;
}

/** Nothing but a place for all of them is missing. */
export const isOnlySpace = ({ barriers }: Match): boolean => barriers.length > 0 && barriers.every(isOfSpace);
