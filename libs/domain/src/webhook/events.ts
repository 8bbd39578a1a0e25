import type { WebhookEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type { WebhookAttempt, WebhookEvent, WebhookPause, WebhookTopic } from '@safe-haven/contracts';

export type WebhookEventType = WebhookEvent['type'];

/** One fact with what folding needs of its place. */
export interface WebhookFact {
  readonly event: WebhookEvent;
  readonly context: Pick<RecordedFact<WebhookEvent>['context'], 'recordedAt'>;
}
