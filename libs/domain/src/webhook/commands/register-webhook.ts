import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { WebhookCommandRow } from './command.ts';

/** An organisation has at most so many webhooks at once. */
const MOST_WEBHOOKS = 10;

export const registerWebhook: WebhookCommandRow<Fields<'WebhookRegistered'>> = {
  of: 'any',
  decide({ organisation, label, tells, url, secret, after }, state, { now, others }) {
    if (state.situation !== 'unregistered') return refuse('webhook_registered');
    if (others >= MOST_WEBHOOKS) return refuse('too_many_webhooks');
    const topics = [...new Set(tells)];
    return acceptedAt(now, { type: 'WebhookRegistered', organisation, label, tells: topics, url, secret, after });
  },
};
