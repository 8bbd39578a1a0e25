import { z } from 'zod';

/**
 * The topics of a webhook, in the order in which the interface lists them: each message is a house as it is after the
 * event.
 */
export const WEBHOOK_TOPICS = [
  'capacity.changed',
  'intake.changed',
  /** A party is on the way to the house, and its place there is gone (TR-15). */
  'arrival.diverted',
  'house.published',
  'house.closed',
  'house.reopened',
] as const;
export const webhookTopic = z.enum(WEBHOOK_TOPICS);
/** Takes the place of a topic where this program can't read an event of a house, so no message could be sent. */
export const SHELTER_UNREADABLE = 'house.unreadable';
/**
 * Why nothing is sent: somebody paused it, it failed for a day, the receiver answered 410 (gone), or the account of the
 * person who registered or last resumed it was disabled.
 */
export const webhookPause = z.enum(['asked', 'failing', 'gone', 'author_disabled']);
/**
 * The outcome of one attempt. `not_public`: the name resolves into a private network; `no_certificate`: its certificate is
 * not trusted; `unreadable`: this program can't open the URL or the secret; `skipped`: this program can't read the event,
 * so there was no message to send.
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
