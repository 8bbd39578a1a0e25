import type { CorrectedFact } from '@safe-haven/domain';
import type { LogEntry } from '../log.ts';
import {
  correctsThePast,
  emptyShelter,
  type FoldedShelter,
  foldFact,
  type ShelterFold,
} from '../now/folded-shelter.ts';
import { applyToFigures } from './figures/apply.ts';
import { emptyFigures, type ShelterFigures } from './figures/marks.ts';
import { applyToMornings, emptyMornings, type Mornings } from './forecast/free-days.ts';
import { applyToLedger, emptyLedger, type OccupancyLedger, openLedger } from './trends/ledger.ts';

/** A shelter with what was: the ledger of its occupancy, its mornings and its figures. Plain JSON; folded in place. */
export interface ShelterWithPast extends FoldedShelter {
  ledger: OccupancyLedger;
  /** Free places of the last half year, for the forecast. */
  readonly mornings: Mornings;
  /** Admissions, discharges, holds, and times of freshness. */
  readonly figures: ShelterFigures;
}

/** Another time zone changes the days that were: it is folded again from the whole history, as a correction is. */
const changesTheDays = (entry: LogEntry): boolean =>
  entry.readable && entry.event.type === 'ShelterProfileChanged' && entry.event.timezone !== undefined;

/** The history: what is, and next to it what each fact changed. */
export const WITH_PAST: ShelterFold<ShelterWithPast> = {
  empty: (shelterId) => ({
    ...emptyShelter(shelterId),
    ledger: emptyLedger(),
    mornings: emptyMornings(),
    figures: emptyFigures(),
  }),
  needsHistory: (entry) => correctsThePast(entry) || changesTheDays(entry),
  fold(shelter, fact, all) {
    const before = shelter.state;
    foldFact(shelter, fact);
    const { event, context } = fact;
    const after = shelter.state;
    const isOpened = before.situation === 'unregistered' && after.situation === 'kept';
    if (isOpened) shelter.ledger = openLedger(after, all && lastTimezone(all));
    if (event === null) return;
    if (!isOpened) {
      applyToLedger(shelter.ledger, before, { event, context }, after);
      applyToMornings(shelter.mornings, before, { event, context }, after);
    }
    applyToFigures(shelter.figures, before, { event, context }, after);
  },
};

/** The newest zone of a shelter, by which the days of its ledger are cut. */
function lastTimezone(facts: readonly CorrectedFact[]): string | undefined {
  let timezone: string | undefined;
  for (const { event } of facts) {
    if (event?.type === 'ShelterRegistered') timezone = event.timezone;
    if (event?.type === 'ShelterProfileChanged') timezone = event.timezone ?? timezone;
  }
  return timezone;
}
