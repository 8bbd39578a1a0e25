import type { Deciding } from '../../decider.ts';
import type { WebhookDecision } from '../rejections.ts';
import type { RegisteredWebhook, WebhookState } from '../state.ts';

/** What a decision needs from other streams: how many other webhooks the organisation has. */
export interface OutsideWebhook {
  readonly others: number;
}
export type WebhookContext = Pick<Deciding, 'now'> & OutsideWebhook;

type Decide<Input, S> = (input: Input, state: S, context: WebhookContext) => WebhookDecision;

/** The decision of a command, and the situations of a webhook in which it is possible. */
export type WebhookCommandRow<Input> =
  | { readonly of: 'any'; readonly decide: Decide<Input, WebhookState> }
  | { readonly of: 'registered'; readonly decide: Decide<Input, RegisteredWebhook> };
