import { accepted, acceptedAt } from '../../decider.ts';
import type { WebhookCommandRow } from './command.ts';

export const resumeWebhook: WebhookCommandRow<object> = {
  of: 'registered',
  decide: (_, { paused }, { now }) => (paused ? acceptedAt(now, { type: 'WebhookResumed' }) : accepted()),
};
