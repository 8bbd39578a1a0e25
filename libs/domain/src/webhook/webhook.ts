import type { Sealed } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { accepted, acceptedAt, type Deciding, type Decision, type RecordedFact, refuse } from '../decider.ts';
import type { Instant } from '../terms.ts';
import type { WebhookAttempt, WebhookEvent, WebhookPause, WebhookTopic } from './events.ts';

/** An organisation has at most so many webhooks at once. */
const MOST_WEBHOOKS = 10;
/** So many of the newest attempts are kept. */
export const ATTEMPTS_KEPT = 100;

/** A receiver of the changes in an organisation's houses, folded from its stream. */
export type WebhookState =
  | { readonly situation: 'unregistered'; readonly webhookId: string }
  | RegisteredWebhook
  | { readonly situation: 'removed'; readonly webhookId: string; readonly recordedAt: Instant };

export interface RegisteredWebhook {
  readonly situation: 'registered';
  readonly webhookId: string;
  readonly organisation: string;
  readonly label: string;
  readonly tells: readonly WebhookTopic[];
  readonly url: Sealed;
  readonly secret: Sealed;
  /** The previous secret, which signs too until then. */
  readonly before: { readonly secret: Sealed; readonly until: Instant } | null;
  readonly registeredAt: Instant;
  readonly paused: { readonly because: WebhookPause; readonly at: Instant } | null;
  /** The position in the log up to which it has been delivered. */
  readonly through: string;
  /** How many times it was set back to redeliver, or resumed: results of an earlier round are ignored. */
  readonly round: number;
  /** The replica that delivers, and until when no other one does (a lease). */
  readonly teller: { readonly replica: string; readonly until: Instant } | null;
  readonly failingSince: Instant | null;
  /** The newest attempts, oldest first. */
  readonly attempts: readonly WebhookAttempt[];
  readonly recordedAt: Instant;
}

export const initialWebhook = (webhookId: string): WebhookState => ({ situation: 'unregistered', webhookId });

export interface WebhookFact {
  readonly event: WebhookEvent;
  readonly context: Pick<RecordedFact<WebhookEvent>['context'], 'recordedAt'>;
}

/** Total: a removed webhook stays removed, and events of one that was never registered are ignored. */
export function evolveWebhook(state: WebhookState, { event, context: { recordedAt } }: WebhookFact): WebhookState {
  if (state.situation === 'unregistered')
    return event.type === 'WebhookRegistered' ? begun(state, event, recordedAt) : state;
  if (state.situation === 'removed') return state;
  const now = { ...state, recordedAt };
  switch (event.type) {
    case 'WebhookRegistered':
      return state;
    case 'WebhookSecretChanged':
      return { ...now, secret: event.secret, before: { secret: state.secret, until: event.bothUntil } };
    case 'WebhookPaused':
      return { ...now, paused: { because: event.because, at: recordedAt } };
    case 'WebhookResumed':
      return { ...now, paused: null, failingSince: null, teller: null, round: state.round + 1 };
    case 'WebhookReplayed':
      return { ...now, through: event.after, teller: null, round: state.round + 1 };
    case 'WebhookTold':
      return outcomeRecorded(now, event);
    case 'WebhookRemoved':
      return { situation: 'removed', webhookId: state.webhookId, recordedAt };
    default:
      return unreachable(event);
  }
}

type Event<T extends WebhookEvent['type']> = Extract<WebhookEvent, { readonly type: T }>;

function begun(
  { webhookId }: WebhookState,
  { type: _, after, ...registered }: Event<'WebhookRegistered'>,
  recordedAt: Instant,
): RegisteredWebhook {
  const nothing = { before: null, paused: null, teller: null, failingSince: null, attempts: [] } as const;
  const at = { registeredAt: recordedAt, recordedAt, through: after, round: 0 };
  return { situation: 'registered', webhookId, ...registered, ...nothing, ...at };
}

const outcomeRecorded = (
  state: RegisteredWebhook,
  { replica, through, until, failingSince, attempts }: Event<'WebhookTold'>,
): RegisteredWebhook => ({
  ...state,
  through,
  teller: { replica, until },
  failingSince,
  attempts: [...state.attempts, ...attempts].slice(-ATTEMPTS_KEPT),
});

export type WebhookCommand =
  | ({ readonly type: 'register-webhook' } & Omit<Event<'WebhookRegistered'>, 'type'>)
  | ({ readonly type: 'change-secret' } & Omit<Event<'WebhookSecretChanged'>, 'type'>)
  | { readonly type: 'pause-webhook'; readonly because: WebhookPause }
  | { readonly type: 'resume-webhook' }
  | { readonly type: 'redeliver-webhook'; readonly after: string }
  | NoteTold
  | { readonly type: 'remove-webhook' };

/** `round`: the one in which it was delivered. */
export type NoteTold = { readonly type: 'note-told'; readonly round: number } & Omit<Event<'WebhookTold'>, 'type'>;

/** What a decision needs from other streams: how many other webhooks the organisation has. */
export interface OutsideWebhook {
  readonly others: number;
}

/** Every reason for which a command on a webhook is refused, in order of precedence. */
const WEBHOOK_REJECTION_CODES = [
  'webhook_registered',
  'webhook_unknown',
  'too_many_webhooks',
  'told_elsewhere',
  'told_anew',
] as const;
export type WebhookRejectionCode = (typeof WEBHOOK_REJECTION_CODES)[number];
export type WebhookDecision = Decision<WebhookEvent, { readonly code: WebhookRejectionCode }>;

/** A command that would change nothing is accepted without events. */
export function decideWebhook(
  command: WebhookCommand,
  state: WebhookState,
  { now, others }: Pick<Deciding, 'now'> & OutsideWebhook,
): WebhookDecision {
  if (command.type === 'register-webhook') {
    if (state.situation !== 'unregistered') return refuse('webhook_registered');
    if (others >= MOST_WEBHOOKS) return refuse('too_many_webhooks');
    const { type: _, tells, ...registered } = command;
    return acceptedAt(now, { type: 'WebhookRegistered', ...registered, tells: [...new Set(tells)] });
  }
  if (state.situation === 'removed' && command.type === 'remove-webhook') return accepted();
  return state.situation === 'registered' ? decideRegistered(command, state, now) : refuse('webhook_unknown');
}

function decideRegistered(
  command: Exclude<WebhookCommand, { type: 'register-webhook' }>,
  state: RegisteredWebhook,
  now: Instant,
): WebhookDecision {
  switch (command.type) {
    case 'change-secret':
      return acceptedAt(now, { type: 'WebhookSecretChanged', secret: command.secret, bothUntil: command.bothUntil });
    case 'pause-webhook':
      return state.paused ? accepted() : acceptedAt(now, { type: 'WebhookPaused', because: command.because });
    case 'resume-webhook':
      return state.paused ? acceptedAt(now, { type: 'WebhookResumed' }) : accepted();
    case 'redeliver-webhook':
      return acceptedAt(now, { type: 'WebhookReplayed', after: command.after });
    case 'note-told':
      return noteTold(command, state, now);
    case 'remove-webhook':
      return acceptedAt(now, { type: 'WebhookRemoved' });
    default:
      return unreachable(command);
  }
}

/** One replica delivers at a time; a result of an earlier round does not move the position. */
function noteTold({ round, ...told }: NoteTold, state: RegisteredWebhook, now: Instant): WebhookDecision {
  const { teller } = state;
  if (teller !== null && teller.replica !== told.replica && teller.until > now) return refuse('told_elsewhere');
  if (round !== state.round) return refuse('told_anew');
  return acceptedAt(now, { ...told, type: 'WebhookTold' });
}
