import type { RequestEvolve } from './fact.ts';

export const shelterResponded: RequestEvolve<'ShelterResponded'> = (state, event, { occurredAt, revision }) => {
  const { shelterId, answer, codes, because = null } = event;
  const others = state.answers.filter((given) => given.shelterId !== shelterId);
  return { answers: [...others, { shelterId, answer, codes, because, at: occurredAt, revision }] };
};
