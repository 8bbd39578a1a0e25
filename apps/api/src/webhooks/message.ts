import { createHash } from 'node:crypto';
import type { ToldHouse, WebhookMessage, WebhookTopic } from '@safe-haven/contracts';

/** What there is to tell a webhook about one event. */
export interface Message {
  readonly id: string;
  readonly type: WebhookTopic;
  readonly position: string;
  readonly at: string;
  readonly data: ToldHouse;
}

/** The same for the same webhook, event and kind, at every replica and each time it is told. */
export const messageId = (webhookId: string, position: string, type: string): string =>
  `msg_${createHash('sha256').update(`${webhookId}\n${position}\n${type}`).digest('base64url').slice(0, 27)}`;

/** As it is sent and signed. */
export const bodyOf = (message: WebhookMessage): string => JSON.stringify(message);
