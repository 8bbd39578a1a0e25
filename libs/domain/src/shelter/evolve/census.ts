import { type EventContext } from '../../decider.ts';
import { DAY } from '../../instant.ts';
import { own } from '../../records.ts';
import type { Day, Instant } from '../../words.ts';
import type { ShelterEvent } from '../events.ts';
import type { Census, CensusLedger } from '../state.ts';
import type { CommonPatch, Registered } from './patch.ts';

type Report = Extract<ShelterEvent, { type: 'CensusReported' }>;

/** A report replaces the one of its night. The latest is that of the newest night which has begun somewhere. */
export function censusReported(state: Registered, event: Report, context: EventContext): CommonPatch {
  const census: Census = {
    night: event.night,
    asOf: event.asOf,
    inService: event.inService,
    occupied: event.occupied,
  };
  const { latest, months } = state.census;
  const month = event.night.slice(0, 7);
  const ledger: CensusLedger = {
    latest: isLatest(census, latest, context.recordedAt) ? census : latest,
    months: { ...months, [month]: { ...own(months, month), [event.night]: census } },
  };
  return { census: ledger };
}

/** The report of a night, if there is one. */
export const censusOf = (ledger: CensusLedger, night: Day): Census | null => {
  const month = own(ledger.months, night.slice(0, 7));
  return (month && own(month, night)) ?? null;
};

function isLatest(census: Census, latest: Census | null, recordedAt: Instant): boolean {
  if (latest !== null && census.night < latest.night) return false;
  return !(Date.parse(census.night) > Date.parse(recordedAt) + DAY);
}
