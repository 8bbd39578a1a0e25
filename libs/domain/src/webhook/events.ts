export type { Told, WebhookAttempt, WebhookEvent, WebhookPause } from '@safe-haven/contracts';
