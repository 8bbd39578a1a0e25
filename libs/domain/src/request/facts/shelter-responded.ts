import type { RequestEvolve } from './fact.ts';

export const shelterResponded: RequestEvolve<'ShelterResponded'> = (state, event, { occurredAt, revision }) => {
  const { shelterId, answer, codes } = event;
  const others = state.answers.filter((given) => given.shelterId !== shelterId);
  return { answers: [...others, { shelterId, answer, codes, at: occurredAt, revision }] };
};
