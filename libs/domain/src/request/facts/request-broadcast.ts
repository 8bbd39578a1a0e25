import type { RequestEvolve } from './fact.ts';

export const requestBroadcast: RequestEvolve<'RequestBroadcast'> = (state, { shelters, respondBy }, { occurredAt }) => {
  const others = state.asked.filter(({ shelterId }) => !shelters.includes(shelterId));
  return { asked: [...others, ...shelters.map((shelterId) => ({ shelterId, askedAt: occurredAt, respondBy }))] };
};
