import type { Room } from '@safe-haven/contracts';
import type { FoldedShelter } from '../../now/folded-shelter.ts';
import { roomOf } from '../../now/parts.ts';

/** A room at a past instant: labels and use of its beds, without ids and parties. */
export interface PastRoom {
  readonly label: string;
  readonly privacy: Room['privacy'];
  readonly beds: Pick<Room['beds'][number], 'label' | 'kind' | 'use'>[];
}

/** The rooms of a kept shelter; others have none. */
export function pastRoomsOf({ state, unreadable }: FoldedShelter): PastRoom[] {
  if (state.situation !== 'kept' || unreadable !== null) return [];
  return Object.keys(state.rooms).map((roomId) => {
    const { label, privacy, beds } = roomOf(state, roomId);
    return { label, privacy, beds: beds.map(({ label, kind, use }) => ({ label, kind, use })) };
  });
}
