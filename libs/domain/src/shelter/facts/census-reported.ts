import { own } from '@safe-haven/lang';
import { DAY } from '../../instant.ts';
import type { Day, Instant } from '../../terms.ts';
import type { Census, CensusLedger } from '../state.ts';
import { anyHouseFact } from './fact.ts';

/** A report replaces the one of its night. The latest is that of the newest night that has begun anywhere. */
export const censusReported = anyHouseFact<'CensusReported'>({
  changesOccupancy: true,
  evolve(state, { night, asOf, inService, occupied }, { recordedAt }) {
    const census: Census = { night, asOf, inService, occupied };
    const { latest, months } = state.census;
    const month = night.slice(0, 7);
    return {
      census: {
        latest: isLatest(census, latest, recordedAt) ? census : latest,
        months: { ...months, [month]: { ...own(months, month), [night]: census } },
      },
    };
  },
});

function isLatest(census: Census, latest: Census | null, recordedAt: Instant): boolean {
  if (latest !== null && census.night < latest.night) return false;
  return !(Date.parse(census.night) > Date.parse(recordedAt) + DAY);
}

/** The report of a night, if there is one. */
export const censusOf = (ledger: CensusLedger, night: Day): Census | null => {
  const month = own(ledger.months, night.slice(0, 7));
  return (month && own(month, night)) ?? null;
};
