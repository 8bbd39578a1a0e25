import { own, without } from '@safe-haven/lang';
import { keptShelterFact } from './fact.ts';

export const roomRetired = keptShelterFact<'RoomRetired'>({
  evolve: (state, { roomId }) => ({ rooms: without(state.rooms, roomId) }),
  recheck: (state, { roomId }) => {
    if (!own(state.rooms, roomId)) return 'room_unknown';
    return Object.values(state.beds).some((bed) => bed.roomId === roomId) ? 'room_not_empty' : null;
  },
});
