import type { Instant } from '../../terms.ts';
import type { WebhookEvent, WebhookEventType } from '../events.ts';
import type { RegisteredWebhook, WebhookState } from '../state.ts';

export type EventOf<T extends WebhookEventType> = Extract<WebhookEvent, { type: T }>;

/** The fields of an event without its type. */
export type Fields<T extends WebhookEventType> = Omit<EventOf<T>, 'type'>;

/** The webhook after a fact. Total; no clock. */
export type WebhookEvolve<T extends WebhookEventType> = (
  state: RegisteredWebhook,
  event: EventOf<T>,
  recordedAt: Instant,
) => WebhookState;
