import { own, without } from '@safe-haven/lang';
import { DAY } from '../../instant.ts';
import type { Day, Instant } from '../../terms.ts';
import type { Census, CensusLedger } from '../state.ts';
import { anyShelterFact } from './fact.ts';

/**
 * A report replaces the one of its night. The latest is that of the newest night that has begun anywhere; the places are
 * those of the newest such night that said them, also where a later report of that night does not.
 */
export const censusReported = anyShelterFact<'CensusReported'>({
  changesOccupancy: true,
  evolve(state, { night, asOf, inService, occupied }, { recordedAt }) {
    const census: Census = { night, asOf, inService, occupied };
    const { latest, places, months, questioned } = state.census;
    const month = night.slice(0, 7);
    const saysPlaces = inService !== null && isNewest(night, places, recordedAt);
    return {
      census: {
        latest: isNewest(night, latest, recordedAt) ? census : latest,
        places: saysPlaces ? { night, inService } : places,
        months: { ...months, [month]: { ...own(months, month), [night]: census } },
        // What somebody confirmed, or reported again, waits no longer.
        questioned: without(questioned, night),
      },
    };
  },
});

function isNewest(night: Day, known: { readonly night: Day } | null, recordedAt: Instant): boolean {
  if (known !== null && night < known.night) return false;
  return !(Date.parse(night) > Date.parse(recordedAt) + DAY);
}

/** The report of a night, if there is one. */
export const censusOf = (ledger: CensusLedger, night: Day): Census | null => {
  const month = own(ledger.months, night.slice(0, 7));
  return (month && own(month, night)) ?? null;
};
