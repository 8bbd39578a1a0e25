import { acceptedAt } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { WebhookCommandRow } from './command.ts';

export const changeSecret: WebhookCommandRow<Fields<'WebhookSecretChanged'>> = {
  of: 'registered',
  decide: ({ secret, bothUntil }, _, { now }) => acceptedAt(now, { type: 'WebhookSecretChanged', secret, bothUntil }),
};
