import {
  type CorrectedFact,
  correctedFact,
  correctionsIn,
  evolveCorrected,
  type Fact,
  initialShelter,
  type ShelterState,
} from '@safe-haven/domain';
import { applyToFigures } from './figures/apply.ts';
import { emptyFigures, type ShelterFigures } from './figures/marks.ts';
import { applyToMornings, emptyMornings, type Mornings } from './forecast/free-days.ts';
import { effectiveAt } from './replay/effect.ts';
import { applyToLedger, emptyLedger, type OccupancyLedger, openLedger } from './trends/ledger.ts';

/** One shelter folded from the log: its state, and the ledger of its occupancy. Plain JSON; folded in place. */
export interface FoldedShelter {
  readonly shelterId: string;
  /** Number of events of this shelter that were read, unreadable ones included. */
  revision: number;
  state: ShelterState;
  ledger: OccupancyLedger;
  /** Free places of the last half year, for the forecast. */
  readonly mornings: Mornings;
  /** Admissions, discharges, holds, and times of freshness. */
  readonly figures: ShelterFigures;
  /** Why this program can't read the shelter's log, and from which position on; null: it can. */
  unreadable: { readonly reason: string; readonly since: string } | null;
}

export const emptyShelter = (shelterId: string): FoldedShelter => ({
  shelterId,
  revision: 0,
  state: initialShelter(shelterId),
  ledger: emptyLedger(),
  mornings: emptyMornings(),
  figures: emptyFigures(),
  unreadable: null,
});

/** A shelter at a past instant, for its row: its state without its earlier occupancy. */
export const pastShelter = (
  shelterId: string,
  state: ShelterState,
  unreadable: FoldedShelter['unreadable'] = null,
): FoldedShelter => ({
  ...emptyShelter(shelterId),
  state,
  unreadable,
});

/** Folds one event. `timezone`: the one that the ledger's days use, when it is not the event's own. */
export function foldFact(shelter: FoldedShelter, fact: CorrectedFact, timezone?: string): void {
  const before = shelter.state;
  const after = evolveCorrected(before, fact);
  shelter.state = after;
  shelter.revision = fact.context.revision;
  if (before.situation === 'unregistered' && after.situation === 'kept') shelter.ledger = openLedger(after, timezone);
  else if (fact.event !== null) {
    applyToLedger(shelter.ledger, before, { event: fact.event, context: fact.context }, after);
    applyToMornings(shelter.mornings, before, { event: fact.event, context: fact.context }, after);
  }
  if (fact.event !== null) applyToFigures(shelter.figures, before, { event: fact.event, context: fact.context }, after);
}

/** A shelter from all of its events, oldest first, with corrections applied at their targets (SH-13). */
export function foldShelter(shelterId: string, facts: readonly Fact[]): FoldedShelter {
  const corrections = correctionsIn(facts);
  return foldCorrected(
    shelterId,
    facts.map((fact) => correctedFact(fact, corrections)),
  );
}

function foldCorrected(shelterId: string, facts: readonly CorrectedFact[]): FoldedShelter {
  const shelter = emptyShelter(shelterId);
  const timezone = lastTimezone(facts);
  for (const fact of facts) foldFact(shelter, fact, timezone);
  return shelter;
}

/**
 * One shelter at a past instant, folded from its first event. `known` leaves out what was recorded later (what did we
 * know), `at` what took effect later (what was true); corrections known by then are applied. Instants, both included.
 * The oracle for the indexed answers of `ShelterHistory`.
 */
export function foldHistory(
  shelterId: string,
  facts: readonly Fact[],
  { at, known }: { readonly at?: string; readonly known?: string } = {},
): FoldedShelter {
  const recorded = known === undefined ? facts : facts.filter(({ context }) => context.recordedAt <= known);
  const corrections = correctionsIn(recorded);
  const corrected = recorded.map((fact) => ({ fact, corrected: correctedFact(fact, corrections) }));
  const until = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  const had = corrected.filter((one) => effectiveAt(one.fact, one.corrected) <= until);
  return foldCorrected(
    shelterId,
    had.map((one) => one.corrected),
  );
}

function lastTimezone(facts: readonly CorrectedFact[]): string | undefined {
  let timezone: string | undefined;
  for (const { event } of facts) {
    if (event?.type === 'ShelterRegistered') timezone = event.timezone;
    if (event?.type === 'ShelterProfileChanged') timezone = event.timezone ?? timezone;
  }
  return timezone;
}
