import type { WebhookEvolve } from './fact.ts';

export const webhookRemoved: WebhookEvolve<'WebhookRemoved'> = ({ webhookId }, _, recordedAt) => ({
  situation: 'removed',
  webhookId,
  recordedAt,
});
