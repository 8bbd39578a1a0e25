import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { WebhookDecision } from '../rejections.ts';
import type { RegisteredWebhook } from '../state.ts';
import type { WebhookCommandRow, WebhookContext } from './command.ts';

interface NoteTold extends Fields<'WebhookTold'> {
  /** The round in which it was delivered. */
  readonly round: number;
}

export const noteTold: WebhookCommandRow<NoteTold> = { of: 'registered', decide };

/** One replica delivers at a time; a result of an earlier round does not move the position. */
function decide(command: NoteTold, { teller, round }: RegisteredWebhook, { now }: WebhookContext): WebhookDecision {
  const { replica, through, until, failingSince, attempts } = command;
  if (teller !== null && teller.replica !== replica && teller.until > now) return refuse('told_elsewhere');
  if (command.round !== round) return refuse('told_anew');
  return acceptedAt(now, { type: 'WebhookTold', replica, through, until, failingSince, attempts });
}
