import { own } from '@safe-haven/lang';
import { fieldsOf } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

export const roomAdded = keptShelterFact<'RoomAdded'>({
  evolve: (state, event) => ({ rooms: { ...state.rooms, [event.roomId]: fieldsOf(event) } }),
  recheck: (state, { roomId }) => (own(state.rooms, roomId) ? 'name_taken' : null),
});
