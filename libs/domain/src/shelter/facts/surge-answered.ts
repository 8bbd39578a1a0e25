import { after } from '../../instant.ts';
import { SURGE_REMEMBERED } from '../limits.ts';
import type { AnswerToSurge, AnyShelter } from '../state.ts';
import { anyShelterFact } from './fact.ts';

/** It sets no bed: those are opened and closed by facts of their own, in the same append. */
export const surgeAnswered = anyShelterFact<'SurgeAnswered'>({
  evolve: ({ surges }, { type: _, surgeId, ...said }, { occurredAt, actor }) => ({
    surges: { ...remembered(surges, occurredAt), [surgeId]: { ...said, at: occurredAt, byRole: actor.role } },
  }),
});

/** Answers to surges that are long over are in no report any more. */
function remembered(surges: AnyShelter['surges'], now: string): Record<string, AnswerToSurge> {
  const oldest = after(now, -SURGE_REMEMBERED);
  return Object.fromEntries(Object.entries(surges).filter(([, { until }]) => until >= oldest));
}
