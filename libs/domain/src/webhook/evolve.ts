import type { WebhookEventType, WebhookFact } from './events.ts';
import type { WebhookEvolve } from './facts/fact.ts';
import { WEBHOOK_FACTS } from './facts/index.ts';
import { registered } from './facts/webhook-registered.ts';
import type { WebhookState } from './state.ts';

/** Total: a removed webhook stays removed, and events of one that was never registered are ignored. */
export function evolveWebhook(state: WebhookState, { event, context: { recordedAt } }: WebhookFact): WebhookState {
  if (state.situation === 'unregistered')
    return event.type === 'WebhookRegistered' ? registered(state.webhookId, event, recordedAt) : state;
  if (state.situation === 'removed') return state;
  const evolve = WEBHOOK_FACTS[event.type] as WebhookEvolve<WebhookEventType>;
  return evolve(state, event, recordedAt);
}
