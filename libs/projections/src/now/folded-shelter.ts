import {
  type CorrectedFact,
  correctedFact,
  correctionsIn,
  evolveCorrected,
  type Fact,
  initialShelter,
  type ShelterState,
} from '@safe-haven/domain';
import type { LogEntry } from '../log.ts';

/** One shelter folded from the log: its state. Plain JSON; folded in place. */
export interface FoldedShelter {
  readonly shelterId: string;
  /** Number of events of this shelter that were read, unreadable ones included. */
  revision: number;
  state: ShelterState;
  /** Why this program can't read the shelter's log, and from which position on; null: it can. */
  unreadable: { readonly reason: string; readonly since: string } | null;
}

export const emptyShelter = (shelterId: string): FoldedShelter => ({
  shelterId,
  revision: 0,
  state: initialShelter(shelterId),
  unreadable: null,
});

/** A shelter at a past instant. */
export const pastShelter = (
  shelterId: string,
  state: ShelterState,
  unreadable: FoldedShelter['unreadable'] = null,
): FoldedShelter => ({ ...emptyShelter(shelterId), state, unreadable });

/** Folds one event. */
export function foldFact(shelter: FoldedShelter, fact: CorrectedFact): void {
  shelter.state = evolveCorrected(shelter.state, fact);
  shelter.revision = fact.context.revision;
}

/** What is folded of a shelter: its state, or its state with what was. */
export interface ShelterFold<S extends FoldedShelter> {
  empty(shelterId: string): S;
  /** Folds one event, which its stream as a whole may decide about (`all`), in place. */
  fold(shelter: S, fact: CorrectedFact, all?: readonly CorrectedFact[]): void;
  /** Whether folding this event needs the stream's whole history. */
  needsHistory(entry: LogEntry): boolean;
}

/** A correction changes what was. */
export const correctsThePast = (entry: LogEntry): boolean => entry.readable && entry.event.type === 'EventCorrected';

/** The board: what is. */
export const NOW: ShelterFold<FoldedShelter> = { empty: emptyShelter, fold: foldFact, needsHistory: correctsThePast };

/** A shelter from all of its events, oldest first, with corrections applied at their targets (SH-13). */
export function foldShelter<S extends FoldedShelter>(
  how: ShelterFold<S>,
  shelterId: string,
  facts: readonly Fact[],
): S {
  const corrections = correctionsIn(facts);
  return foldCorrected(
    how,
    shelterId,
    facts.map((fact) => correctedFact(fact, corrections)),
  );
}

/** A shelter from events as corrections leave them. */
export function foldCorrected<S extends FoldedShelter>(
  how: ShelterFold<S>,
  shelterId: string,
  facts: readonly CorrectedFact[],
): S {
  const shelter = how.empty(shelterId);
  for (const fact of facts) how.fold(shelter, fact, facts);
  return shelter;
}
