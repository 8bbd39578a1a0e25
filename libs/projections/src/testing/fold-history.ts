import { correctedFact, correctionsIn, type Fact } from '@safe-haven/domain';
import { effectiveAt } from '../history/replay/effect.ts';
import { type FoldedShelter, foldCorrected, NOW } from '../now/folded-shelter.ts';

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
    NOW,
    shelterId,
    had.map((one) => one.corrected),
  );
}
