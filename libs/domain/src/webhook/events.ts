export type { WebhookAttempt, WebhookEvent, WebhookPause, WebhookTopic } from '@safe-haven/contracts';
