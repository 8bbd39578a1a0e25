import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { WebhookCommandRow } from './command.ts';

/** Removing it twice is accepted. */
export const removeWebhook: WebhookCommandRow<object> = {
  of: 'any',
  decide(_, { situation }, { now }) {
    if (situation === 'unregistered') return refuse('webhook_unknown');
    return situation === 'removed' ? accepted() : acceptedAt(now, { type: 'WebhookRemoved' });
  },
};
