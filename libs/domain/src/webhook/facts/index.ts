import type { WebhookEventType } from '../events.ts';
import type { WebhookEvolve } from './fact.ts';
import { webhookPaused } from './webhook-paused.ts';
import { webhookRegistered } from './webhook-registered.ts';
import { webhookRemoved } from './webhook-removed.ts';
import { webhookReplayed } from './webhook-replayed.ts';
import { webhookResumed } from './webhook-resumed.ts';
import { webhookSecretChanged } from './webhook-secret-changed.ts';
import { webhookTold } from './webhook-told.ts';

/** What every fact changes of a webhook. */
export const WEBHOOK_FACTS: { readonly [T in WebhookEventType]: WebhookEvolve<T> } = {
  WebhookRegistered: webhookRegistered,
  WebhookSecretChanged: webhookSecretChanged,
  WebhookPaused: webhookPaused,
  WebhookResumed: webhookResumed,
  WebhookReplayed: webhookReplayed,
  WebhookTold: webhookTold,
  WebhookRemoved: webhookRemoved,
};
