import { own, without } from '@safe-haven/lang';
import { bedBreaks } from '../beds/breaks.ts';
import { remember } from '../evolving/ended.ts';
import { NOTHING } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

export const bedRetired = keptShelterFact<'BedRetired'>({
  changesOccupancy: true,
  evolve(state, { bedId }, { occurredAt, actor }) {
    if (own(state.beds, bedId) === undefined) return NOTHING;
    return {
      beds: without(state.beds, bedId),
      ...remember(state, {
        id: bedId,
        what: 'bed',
        how: 'retired',
        beds: [bedId],
        from: occurredAt,
        to: occurredAt,
        by: actor,
      }),
    };
  },
  recheck: (state, { bedId }) => bedBreaks(state, bedId),
});
