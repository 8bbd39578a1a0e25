import type { WebhookEvolve } from './fact.ts';

export const webhookReplayed: WebhookEvolve<'WebhookReplayed'> = (state, { after }, recordedAt) => ({
  ...state,
  recordedAt,
  through: after,
  teller: null,
  round: state.round + 1,
});
