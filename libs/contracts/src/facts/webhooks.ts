import { z } from 'zod';
import { storedInstant as instant, position, sealed } from '../primitives.ts';
import { deliveryOutcome, SHELTER_UNREADABLE, WEBHOOK_TOPICS, webhookPause, webhookTopic } from '../terms/webhooks.ts';
import { type DeepReadonly, type EventOf, fact } from './fact.ts';
import { whole } from './parts.ts';

/** One attempt of a delivery: the event of the log that it was about, and the outcome. Never the content or the response. */
const attempt = z.object({
  position,
  type: z.enum([...WEBHOOK_TOPICS, SHELTER_UNREADABLE]),
  at: instant,
  outcome: deliveryOutcome,
  /** The status of HTTP; null: there was no answer. */
  status: whole.nullable(),
  ms: whole,
});

/** An address that receives what changed in an organisation's own houses, in the streams `webhook-<id>`. */
export const webhookFacts = {
  WebhookRegistered: fact(
    z.object({
      organisation: z.string(),
      label: z.string(),
      tells: z.array(webhookTopic),
      url: sealed,
      secret: sealed,
      /** What lies after this position in the log is delivered. */
      after: position,
    }),
  ),
  /** Until then both secrets sign. */
  WebhookSecretChanged: fact(z.object({ secret: sealed, bothUntil: instant })),
  WebhookPaused: fact(z.object({ because: webhookPause })),
  WebhookResumed: fact(z.object({})),
  /** All that lies after this position is delivered again. */
  WebhookReplayed: fact(z.object({ after: position })),
  /**
   * How far it has been delivered, recorded at most once a minute: a start continues from there. Until `until` this replica
   * delivers and no other. `failingSince`: since when every attempt has failed; null: the last one succeeded.
   */
  WebhookTold: fact(
    z.object({
      replica: z.string(),
      through: position,
      until: instant,
      failingSince: instant.nullable(),
      attempts: z.array(attempt),
    }),
  ),
  WebhookRemoved: fact(z.object({})),
} as const;

export type WebhookEvent = EventOf<typeof webhookFacts>;
export type WebhookAttempt = DeepReadonly<z.infer<typeof attempt>>;
