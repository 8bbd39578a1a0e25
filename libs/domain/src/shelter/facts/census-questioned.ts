import { anyShelterFact } from './fact.ts';

/** An improbable count waits next to the others; a later one of its night takes its place (OC-9). */
export const censusQuestioned = anyShelterFact<'CensusQuestioned'>({
  correctable: [],
  evolve: ({ census }, { type: _, ...count }, { eventId, recordedAt }) => ({
    census: {
      ...census,
      questioned: { ...census.questioned, [count.night]: { ...count, eventId, at: recordedAt, discarded: false } },
    },
  }),
});
