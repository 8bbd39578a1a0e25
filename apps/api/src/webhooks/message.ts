import { createHash } from 'node:crypto';
import type { HOUSE_UNREADABLE, ToldHouse, WebhookMessage, WebhookTopic } from '@safe-haven/contracts';

/** What there is to tell a webhook about one event. */
export interface Message {
  readonly id: string;
  readonly type: WebhookTopic;
  readonly position: string;
  readonly at: string;
  readonly data: ToldHouse;
}

/** In its place where the event can't be read: nothing is sent, and that is said. */
export interface LeftOut {
  readonly type: typeof HOUSE_UNREADABLE;
  readonly position: string;
}

/** The same for the same webhook, event and kind, at every replica and each time it is told. */
export const messageId = (webhookId: string, position: string, type: string): string =>
  `msg_${createHash('sha256').update(`${webhookId}\n${position}\n${type}`).digest('base64url').slice(0, 27)}`;

/** As it is sent and signed. */
export const bodyOf = (message: WebhookMessage): string => JSON.stringify(message);
