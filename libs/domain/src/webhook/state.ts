import type { Instant, Sealed } from '../terms.ts';
import type { WebhookAttempt, WebhookPause, WebhookTopic } from './events.ts';

/** So many of the newest attempts are kept. */
export const ATTEMPTS_KEPT = 100;

/** A receiver of the changes in an organisation's houses, folded from its stream. */
export type WebhookState =
  | { readonly situation: 'unregistered'; readonly webhookId: string }
  | RegisteredWebhook
  | { readonly situation: 'removed'; readonly webhookId: string; readonly recordedAt: Instant };

export interface RegisteredWebhook {
  readonly situation: 'registered';
  readonly webhookId: string;
  readonly organisation: string;
  readonly label: string;
  readonly tells: readonly WebhookTopic[];
  readonly url: Sealed;
  readonly secret: Sealed;
  /** The previous secret, which signs too until then. */
  readonly before: { readonly secret: Sealed; readonly until: Instant } | null;
  readonly registeredAt: Instant;
  readonly paused: { readonly because: WebhookPause; readonly at: Instant } | null;
  /** The position in the log up to which it has been delivered. */
  readonly through: string;
  /** How many times it was to redeliver from an earlier position, or resumed: results of an earlier round are ignored. */
  readonly round: number;
  /** The replica that delivers, and until when no other one does (a lease). */
  readonly teller: { readonly replica: string; readonly until: Instant } | null;
  readonly failingSince: Instant | null;
  /** The newest attempts, oldest first. */
  readonly attempts: readonly WebhookAttempt[];
  readonly recordedAt: Instant;
}

export const initialWebhook = (webhookId: string): WebhookState => ({ situation: 'unregistered', webhookId });
