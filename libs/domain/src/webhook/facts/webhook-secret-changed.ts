import type { WebhookEvolve } from './fact.ts';

export const webhookSecretChanged: WebhookEvolve<'WebhookSecretChanged'> = (
  state,
  { secret, bothUntil },
  recordedAt,
) => ({ ...state, recordedAt, secret, before: { secret: state.secret, until: bothUntil } });
