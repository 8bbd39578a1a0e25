import { z } from 'zod';

/** The topics of a webhook, in the order in which the interface lists it: each time a house as it stands then. */
export const WEBHOOK_TOPICS = [
  'capacity.changed',
  'intake.changed',
  'house.published',
  'house.closed',
  'house.reopened',
] as const;
export const webhookTopic = z.enum(WEBHOOK_TOPICS);
/** In the place of a topic: an event of a house that this program can't read, and could tell nothing of. */
export const HOUSE_UNREADABLE = 'house.unreadable';
/** Why nothing is sent: somebody asked, it failed for a day, or the address says that it is gone for good. */
export const webhookPause = z.enum(['asked', 'failing', 'gone']);
/**
 * What became of one try. `not_public`: the name leads into a private network; `no_certificate`: it is not who it says it
 * is; `unreadable`: the address or the secret can't be opened here; `skipped`: what happened can't be read by this program, so
 * nothing could be told of it.
 */
export const deliveryOutcome = z.enum([
  'taken',
  'refused',
  'redirected',
  'gone',
  'too_slow',
  'unreachable',
  'no_certificate',
  'not_public',
  'unreadable',
  'skipped',
]);

export type WebhookTopic = z.infer<typeof webhookTopic>;
export type WebhookPause = z.infer<typeof webhookPause>;
export type DeliveryOutcome = z.infer<typeof deliveryOutcome>;
