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
import { emptyFigures, type HouseFigures } from './figures/marks.ts';
import { applyToTurnover, emptyTurnover, type Turnover } from './forecast/turnover.ts';
import { effectiveAt } from './replay/effect.ts';
import { applyToLedger, emptyLedger, type OccupancyLedger, openLedger } from './trends/ledger.ts';

/** One house folded from the log: its state, and the ledger of how full it was. Plain JSON; folded into in place. */
export interface House {
  readonly shelterId: string;
  /** Events of this house seen so far, unreadable ones included. */
  revision: number;
  state: ShelterState;
  ledger: OccupancyLedger;
  turnover: Turnover;
  /** Who came and went, holds, and when it was fresh. */
  readonly figures: HouseFigures;
  /** Why this program can't read the house's log, and from which position on; null: it can. */
  unreadable: { readonly reason: string; readonly since: string } | null;
}

export const emptyHouse = (shelterId: string): House => ({
  shelterId,
  revision: 0,
  state: initialShelter(shelterId),
  ledger: emptyLedger(),
  turnover: emptyTurnover(),
  figures: emptyFigures(),
  unreadable: null,
});

/** A house of the past, which its rows are made of: what it was, and nothing of how full it had been before. */
export const houseThen = (shelterId: string, state: ShelterState, unreadable: House['unreadable'] = null): House => ({
  ...emptyHouse(shelterId),
  state,
  unreadable,
});

/** Folds one fact in. `timezone`: the one that the ledger's days are cut by, when it is not the fact's own. */
export function foldFact(house: House, fact: CorrectedFact, timezone?: string): void {
  const before = house.state;
  const after = evolveCorrected(before, fact);
  house.state = after;
  house.revision = fact.context.revision;
  if (before.situation === 'unregistered' && after.situation === 'kept') house.ledger = openLedger(after, timezone);
  else if (fact.event !== null) {
    applyToLedger(house.ledger, before, { event: fact.event, context: fact.context }, after);
    applyToTurnover(house.turnover, before, { event: fact.event, context: fact.context }, after);
  }
  if (fact.event !== null) applyToFigures(house.figures, before, { event: fact.event, context: fact.context }, after);
}

/** A house from all of its facts, oldest first, corrections applied where their targets stand (SH-13). */
export function houseOf(shelterId: string, facts: readonly Fact[]): House {
  const corrections = correctionsIn(facts);
  return houseFrom(
    shelterId,
    facts.map((fact) => correctedFact(fact, corrections)),
  );
}

function houseFrom(shelterId: string, facts: readonly CorrectedFact[]): House {
  const house = emptyHouse(shelterId);
  const timezone = lastTimezone(facts);
  for (const fact of facts) foldFact(house, fact, timezone);
  return house;
}

/**
 * One house as it was, folded from its first fact. `known` leaves out what was recorded later (what did we know), `at` what
 * took effect later (what was true); corrections known by then are applied. Instants, both included. What `HouseHistory`
 * answers at once is held against this.
 */
export function foldHistory(
  shelterId: string,
  facts: readonly Fact[],
  { at, known }: { readonly at?: string; readonly known?: string } = {},
): House {
  const recorded = known === undefined ? facts : facts.filter(({ context }) => context.recordedAt <= known);
  const corrections = correctionsIn(recorded);
  const corrected = recorded.map((fact) => ({ fact, corrected: correctedFact(fact, corrections) }));
  const until = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  const had = corrected.filter((one) => effectiveAt(one.fact, one.corrected) <= until);
  return houseFrom(
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
