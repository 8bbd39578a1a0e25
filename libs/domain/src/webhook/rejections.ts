import type { Decision } from '../decider.ts';
import type { WebhookEvent } from './events.ts';

/** Every reason for which a command on a webhook is refused, in order of precedence. */
export type WebhookRejectionCode =
  | 'webhook_registered'
  | 'webhook_unknown'
  | 'too_many_webhooks'
  | 'told_elsewhere'
  | 'told_anew';

export type WebhookDecision = Decision<WebhookEvent, { readonly code: WebhookRejectionCode }>;
