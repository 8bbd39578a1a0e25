import type { Room } from '@safe-haven/contracts';
import type { House } from '../house.ts';
import { roomOf } from '../parts.ts';

/** What a bed of the past is called and what it was used for: not by whom, nor under which ids. */
export interface RoomThen {
  readonly label: string;
  readonly privacy: Room['privacy'];
  readonly beds: Pick<Room['beds'][number], 'label' | 'kind' | 'use'>[];
}

/** The rooms of a house that keeps its beds; any other has none. */
export function roomsThen({ state, unreadable }: House): RoomThen[] {
  if (state.situation !== 'kept' || unreadable !== null) return [];
  return Object.keys(state.rooms).map((roomId) => {
    const { label, privacy, beds } = roomOf(state, roomId);
    return { label, privacy, beds: beds.map(({ label, kind, use }) => ({ label, kind, use })) };
  });
}
