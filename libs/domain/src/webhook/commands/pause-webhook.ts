import { accepted, acceptedAt } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { WebhookCommandRow } from './command.ts';

export const pauseWebhook: WebhookCommandRow<Fields<'WebhookPaused'>> = {
  of: 'registered',
  decide: ({ because }, { paused }, { now }) =>
    paused ? accepted() : acceptedAt(now, { type: 'WebhookPaused', because }),
};
