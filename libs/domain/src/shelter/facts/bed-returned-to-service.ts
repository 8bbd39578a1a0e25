import { own } from '@safe-haven/lang';
import { remember } from '../evolving/ended.ts';
import { NOTHING } from '../evolving/patch.ts';
import { serve } from '../evolving/serving-beds.ts';
import { keptShelterFact } from './fact.ts';

export const bedReturnedToService = keptShelterFact<'BedReturnedToService'>({
  changesOccupancy: true,
  correctable: ['void', 'replace_time'],
  evolve(state, { bedId }, { occurredAt, actor }) {
    const bed = own(state.beds, bedId);
    if (bed?.service.state !== 'out') return NOTHING;
    return {
      beds: serve(state.beds, [bedId], () => ({ state: bed.kind === 'overflow' ? 'closed' : 'in' })),
      ...remember(state, {
        id: bedId,
        what: 'out',
        how: 'returned',
        beds: [bedId],
        from: bed.service.since,
        to: occurredAt,
        by: actor,
      }),
    };
  },
  recheck(state, { bedId }, { occurredAt }) {
    const bed = own(state.beds, bedId);
    if (bed === undefined) return 'bed_unknown';
    if (bed.service.state !== 'out') return 'not_out_of_service';
    return occurredAt < bed.service.since ? 'overlaps_earlier_use' : null;
  },
});
