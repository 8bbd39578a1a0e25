export type { WebhookAttempt, WebhookEvent, WebhookPause, WebhookTopic as Told } from '@safe-haven/contracts';
