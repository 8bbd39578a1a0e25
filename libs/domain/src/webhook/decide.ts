import { refuse } from '../decider.ts';
import type { WebhookCommandRow, WebhookContext } from './commands/command.ts';
import { WEBHOOK_COMMANDS, type WebhookCommand } from './commands/index.ts';
import type { WebhookDecision } from './rejections.ts';
import type { WebhookState } from './state.ts';

/** WH-1 to WH-5. A command that would change nothing is accepted without events. */
export function decideWebhook(command: WebhookCommand, state: WebhookState, context: WebhookContext): WebhookDecision {
  const row = WEBHOOK_COMMANDS[command.type] as WebhookCommandRow<WebhookCommand>;
  if (row.of === 'any') return row.decide(command, state, context);
  return state.situation === 'registered' ? row.decide(command, state, context) : refuse('webhook_unknown');
}
