import type { QuestionedCensus, Registered } from '../state.ts';

/** The improbable counts of a house that wait for a person, the newest night first. */
export const waitingCounts = ({ census }: Registered): readonly QuestionedCensus[] =>
  Object.values(census.questioned)
    .filter(({ discarded }) => !discarded)
    .toSorted((a, b) => (a.night < b.night ? 1 : -1));

/** Those that the given events questioned; null: one of them does not wait (any more). */
export function waitingNamed(state: Registered, reports: readonly string[]): readonly QuestionedCensus[] | null {
  const named = waitingCounts(state).filter(({ eventId }) => reports.includes(eventId));
  return named.length === new Set(reports).size ? named : null;
}
