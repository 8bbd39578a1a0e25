import { unknownBed } from '../beds/unfit.ts';
import { serve } from '../evolving/serving-beds.ts';
import { keptShelterFact } from './fact.ts';

export const overflowOpened = keptShelterFact<'OverflowOpened'>({
  changesOccupancy: true,
  evolve: (state, { beds, until }) => ({
    beds: serve(state.beds, beds, (bed) =>
      bed.kind !== 'overflow' || bed.service.state === 'out'
        ? bed.service
        : { state: 'overflow', until, closing: false },
    ),
  }),
  recheck: (state, { beds }) => unknownBed(state, beds)?.code ?? null,
});
