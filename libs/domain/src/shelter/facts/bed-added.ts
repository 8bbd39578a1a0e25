import { own } from '@safe-haven/lang';
import { fieldsOf } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

/** An overflow bed is closed until it is opened for a time. */
export const bedAdded = keptShelterFact<'BedAdded'>({
  changesOccupancy: true,
  evolve: (state, event) => ({
    beds: {
      ...state.beds,
      [event.bedId]: { ...fieldsOf(event), service: { state: event.kind === 'overflow' ? 'closed' : 'in' } },
    },
  }),
  recheck: (state, { roomId, bedId }) => {
    if (!own(state.rooms, roomId)) return 'room_unknown';
    return own(state.beds, bedId) ? 'name_taken' : null;
  },
});
