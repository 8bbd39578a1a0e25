import type { Instant } from '../../terms.ts';
import type { RegisteredWebhook } from '../state.ts';
import type { EventOf, WebhookEvolve } from './fact.ts';

/** A second registration is ignored. */
export const webhookRegistered: WebhookEvolve<'WebhookRegistered'> = (state) => state;

/** The webhook at the moment in which it is registered. */
export const registered = (
  webhookId: string,
  { type: _, after, ...fields }: EventOf<'WebhookRegistered'>,
  recordedAt: Instant,
): RegisteredWebhook => ({
  situation: 'registered',
  webhookId,
  ...fields,
  before: null,
  paused: null,
  teller: null,
  failingSince: null,
  attempts: [],
  registeredAt: recordedAt,
  recordedAt,
  through: after,
  round: 0,
});
