import { ATTEMPTS_KEPT } from '../state.ts';
import type { WebhookEvolve } from './fact.ts';

export const webhookTold: WebhookEvolve<'WebhookTold'> = (state, event, recordedAt) => {
  const { replica, through, until, failingSince } = event;
  const attempts = [...state.attempts, ...event.attempts].slice(-ATTEMPTS_KEPT);
  return { ...state, recordedAt, through, teller: { replica, until }, failingSince, attempts };
};
