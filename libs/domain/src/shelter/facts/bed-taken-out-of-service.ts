import { own } from '@safe-haven/lang';
import { bedBreaks, overlapBreaks } from '../beds/breaks.ts';
import { serve } from '../evolving/serving-beds.ts';
import { keptShelterFact } from './fact.ts';

export const bedTakenOutOfService = keptShelterFact<'BedTakenOutOfService'>({
  changesOccupancy: true,
  correctable: ['void', 'replace_time'],
  evolve: (state, { bedId, reason, expectedBack }, { occurredAt, actor }) => ({
    beds: serve(state.beds, [bedId], () => ({ state: 'out', reason, since: occurredAt, expectedBack, by: actor })),
  }),
  recheck(state, { bedId }, context) {
    const bed = own(state.beds, bedId);
    if (bed === undefined) return 'bed_unknown';
    if (bed.service.state === 'out') return 'already_out_of_service';
    return bedBreaks(state, bedId) ?? overlapBreaks(state, { beds: [bedId] }, context, []);
  },
});
