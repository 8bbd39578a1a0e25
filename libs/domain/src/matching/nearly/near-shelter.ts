import { afterTime } from '../../shelter/due.ts';
import { isOfSpace } from '../../shelter/rejections.ts';
import type { KeptShelter } from '../../shelter/state.ts';
import type { Match } from '../match.ts';
import type { PreparedSearch } from '../prepare.ts';
import type { MatchableShelter } from '../shelter.ts';

/** A search, and the houses that it is matched with. */
export interface NearSearch {
  readonly search: PreparedSearch;
  readonly shelters: ReadonlyMap<string, MatchableShelter>;
}

/** The state of a kept house at the time of the search; null: not kept, or unreadable. */
export function shelterAt({ search, shelters }: NearSearch, { shelterId }: Match): KeptShelter | null {
  const shelter = shelters.get(shelterId);
  if (shelter?.situation !== 'kept') return null;
  const state = afterTime(shelter.state, search.now);
  return state.situation === 'kept' ? state : null;
}

/** Whether the only barrier is a place for all of them together. */
export const isOnlySpace = ({ barriers }: Match): boolean => barriers.length > 0 && barriers.every(isOfSpace);
