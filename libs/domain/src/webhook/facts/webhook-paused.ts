import type { WebhookEvolve } from './fact.ts';

export const webhookPaused: WebhookEvolve<'WebhookPaused'> = (state, { because }, recordedAt) => ({
  ...state,
  recordedAt,
  paused: { because, at: recordedAt },
});
