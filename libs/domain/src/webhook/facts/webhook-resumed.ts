import type { WebhookEvolve } from './fact.ts';

/** A round of its own: what a replica still delivers from before the pause moves no position. */
export const webhookResumed: WebhookEvolve<'WebhookResumed'> = (state, _, recordedAt) => ({
  ...state,
  recordedAt,
  paused: null,
  failingSince: null,
  teller: null,
  round: state.round + 1,
});
