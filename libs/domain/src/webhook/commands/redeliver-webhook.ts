import { acceptedAt } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { WebhookCommandRow } from './command.ts';

export const redeliverWebhook: WebhookCommandRow<Fields<'WebhookReplayed'>> = {
  of: 'registered',
  decide: ({ after }, _, { now }) => acceptedAt(now, { type: 'WebhookReplayed', after }),
};
