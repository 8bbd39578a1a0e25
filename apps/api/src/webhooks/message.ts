import { createHash } from 'node:crypto';
import type { SHELTER_UNREADABLE, WebhookMessage, WebhookShelter, WebhookTopic } from '@safe-haven/contracts';

/** The content of a delivery about one event. */
export interface Message {
  readonly id: string;
  readonly type: WebhookTopic;
  readonly position: string;
  readonly at: string;
  readonly data: WebhookShelter;
}

/** Takes the place of an event that can't be read: nothing is sent, and the skip is recorded. */
export interface SkippedEvent {
  readonly type: typeof SHELTER_UNREADABLE;
  readonly position: string;
}

/** Deterministic: the same webhook, event and type give the same id on every replica and every retry. */
export const messageId = (webhookId: string, position: string, type: string): string =>
  `msg_${createHash('sha256').update(`${webhookId}\n${position}\n${type}`).digest('base64url').slice(0, 27)}`;

/** The bytes that are sent and signed. */
export const bodyOf = (message: WebhookMessage): string => JSON.stringify(message);
