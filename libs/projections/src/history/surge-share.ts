import {
  correctedFact,
  correctionsIn,
  evolveCorrected,
  type Fact,
  initialShelter,
  type ShelterState,
  type SurgeNoReason,
} from '@safe-haven/domain';
import { effectiveAt } from './replay/effect.ts';

/** What one house did for one surge, until it ended. */
export interface SurgeShare {
  /** Its last answer; null: it said nothing. */
  readonly answer: { readonly places: number | null; readonly reason: SurgeNoReason | null } | null;
  /** Beds that it opened by its answers, each once. */
  readonly opened: number;
  /** Of these, beds that somebody lived in while the surge lasted, each once. */
  readonly used: number;
}

/** Folds a house's stream as corrections leave it, up to the end of a surge (ms). Called back before each fact: a pause. */
export async function surgeShareOf(
  { shelterId, facts }: { readonly shelterId: string; readonly facts: readonly Fact[] },
  { surgeId, endedAt }: { readonly surgeId: string; readonly endedAt: number },
  yieldIfDue: () => Promise<void> | null = () => null,
): Promise<SurgeShare> {
  const corrections = correctionsIn(facts);
  const [opened, used] = [new Set<string>(), new Set<string>()];
  let answer: SurgeShare['answer'] = null;
  let state: ShelterState = initialShelter(shelterId);
  for (const fact of facts) {
    await yieldIfDue();
    const corrected = correctedFact(fact, corrections);
    if (effectiveAt(fact, corrected) > endedAt) continue;
    state = evolveCorrected(state, corrected);
    const { event } = corrected;
    if (event?.type === 'SurgeAnswered' && event.surgeId === surgeId) {
      answer = { places: event.places, reason: event.reason };
      for (const bed of event.beds) opened.add(bed);
    }
    if (opened.size > 0) for (const bed of livedIn(state)) if (opened.has(bed)) used.add(bed);
  }
  return { answer, opened: opened.size, used: used.size };
}

const livedIn = (state: ShelterState): readonly string[] =>
  state.situation === 'kept' ? Object.values(state.stays).flatMap(({ beds }) => beds) : [];
