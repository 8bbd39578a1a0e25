import { randomUUID } from 'node:crypto';
import type { ListedWebhook, RegisterWebhook, SecretChanged, WebhookRegistered } from '@safe-haven/contracts';
import {
  type Actor,
  ATTEMPTS_KEPT,
  after,
  DAY,
  type RegisteredWebhook,
  type WebhookAttempt,
  type WebhookCommand,
  type WebhookRejectionCode,
} from '@safe-haven/domain';
import { START } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import type { Erasures } from '../privacy/erasure/erasures.ts';
import { CannotSeal } from '../privacy/keys/keyring.ts';
import { Failure, invalid } from '../problems/failure.ts';
import { type SentChange } from '../routes/keyed.ts';
import { createdBy, keyOfChange, type ShownSecrets } from '../streams/change-key.ts';
import { failureOf } from '../streams/outcome-failure.ts';
import type { DeliveryWorkers } from './delivery-workers.ts';
import type { LiveWebhooks } from './live-webhooks.ts';
import { bodyOf, messageId } from './message.ts';
import { faultOfUrl, NotPublicError, publicAddressesOf, type Resolve } from './public-address.ts';
import { newSecret } from './signature.ts';
import { type WebhookSecrets, webhookSubject } from './webhook-secrets.ts';
import type { DeliveryResult, WebhookSender } from './webhook-sender.ts';
import type { WebhookStreams } from './webhook-streams.ts';

/** For so long the previous secret signs next to the new one. */
const BOTH_SIGN_MS = DAY;

const REJECTION_TEXTS: Readonly<Record<WebhookRejectionCode, { readonly title: string; readonly next: string }>> = {
  webhook_registered: { title: 'This webhook is there already.', next: 'Register another one.' },
  webhook_unknown: { title: 'There is no such webhook.', next: 'Load the list again.' },
  too_many_webhooks: { title: 'An organisation has ten webhooks at most.', next: 'Remove one first.' },
  told_elsewhere: { title: 'Another replica tells it.', next: 'Try again in a minute or two.' },
  told_anew: { title: 'It was sent back meanwhile.', next: 'Try again.' },
};

/** What is asked of which webhook, by whom and under which key. */
interface Asked {
  readonly webhookId: string;
  readonly name: string;
  readonly body?: unknown;
  readonly actor: Actor;
  readonly sent: SentChange;
}

export interface WebhookServiceParts {
  readonly streams: WebhookStreams;
  readonly live: LiveWebhooks;
  readonly secrets: WebhookSecrets;
  readonly shown: ShownSecrets;
  readonly sender: WebhookSender;
  readonly workers: DeliveryWorkers;
  readonly erasures: Erasures;
  readonly feed: BoardFeed;
  readonly clock: Clock;
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve | undefined;
}

/** The webhooks of the caller's organisation. Commands return once this process has read its own write. */
export class WebhookService {
  readonly #parts: WebhookServiceParts;

  constructor(parts: WebhookServiceParts) {
    this.#parts = parts;
  }

  async list(actor: Actor): Promise<ListedWebhook[]> {
    const own = this.#parts.live.of(organisationOf(actor));
    const listed = await Promise.all(own.map((webhook) => this.#listed(webhook)));
    return listed.toSorted((a, b) => (a.registeredAt < b.registeredAt ? 1 : -1));
  }

  async register(asked: RegisterWebhook, actor: Actor, sent: SentChange): Promise<WebhookRegistered> {
    const { secrets, shown, feed } = this.#parts;
    const webhookId = createdBy(sent, actor);
    const secret = newSecret(shown.of(sent, actor, 'webhook'));
    const { label, url, tells } = asked;
    const outcome = await this.#handle({ webhookId, name: 'register', body: asked, actor, sent }, async () => {
      await this.#checkUrl(url);
      const sealing = Promise.all([secrets.sealUrl(webhookId, url), secrets.sealSecret(webhookId, secret)]);
      const [sealedUrl, sealedSecret] = await orUnavailable(sealing);
      const organisation = organisationOf(actor);
      const sealed = { url: sealedUrl, secret: sealedSecret };
      return { type: 'register-webhook', organisation, label, tells, ...sealed, after: feed.position };
    });
    shown.mayShow(outcome);
    return { webhookId, secret };
  }

  /** The new secret signs from now on, the previous one next to it for a day. */
  async changeSecret(webhookId: string, actor: Actor, sent: SentChange): Promise<SecretChanged> {
    const { secrets, shown, clock } = this.#parts;
    const secret = newSecret(shown.of(sent, actor, 'webhook'));
    const bothUntil = after(instantOf(clock.now()), BOTH_SIGN_MS);
    const outcome = await this.#handle({ webhookId, name: 'change-secret', actor, sent }, async () => {
      this.findOrFail(webhookId, actor);
      const sealed = await orUnavailable(secrets.sealSecret(webhookId, secret));
      return { type: 'change-secret', secret: sealed, bothUntil };
    });
    shown.mayShow(outcome);
    const changed = outcome.facts.map(({ event }) => event).find((event) => event.type === 'WebhookSecretChanged');
    return { secret, bothUntil: changed?.bothUntil ?? bothUntil };
  }

  /** Pause, resume or redeliver. */
  async change(webhookId: string, command: WebhookCommand, actor: Actor, sent: SentChange): Promise<void> {
    await this.#handle({ webhookId, name: command.type, body: command, actor, sent }, async () => {
      this.findOrFail(webhookId, actor);
      return command;
    });
  }

  /** Erases the data key, so that nobody can open the URL and the secrets afterwards. */
  async remove(webhookId: string, actor: Actor, sent: SentChange): Promise<void> {
    await this.change(webhookId, { type: 'remove-webhook' }, actor, sent);
    await this.#parts.erasures.erase(webhookSubject(webhookId), 'asked', actor);
  }

  /** The newest attempts first. */
  deliveries(webhookId: string, actor: Actor): readonly WebhookAttempt[] {
    const { attempts } = this.findOrFail(webhookId, actor);
    return [...attempts, ...this.#parts.workers.unrecordedAttempts(webhookId)].slice(-ATTEMPTS_KEPT).toReversed();
  }

  /** Sends one message without content now, and returns the result. */
  async test(webhookId: string, actor: Actor): Promise<DeliveryResult> {
    const webhook = this.findOrFail(webhookId, actor);
    const { secrets, sender, clock } = this.#parts;
    const at = instantOf(clock.now());
    const opened = await secrets.open(webhook, at);
    if (opened === null) return { outcome: 'unreadable', status: null, ms: 0, retryAfterMs: 0 };
    const id = messageId(webhookId, randomUUID(), 'webhook.test');
    const body = bodyOf({ id, type: 'webhook.test', position: START, at, data: {} });
    return sender.send({ id, body, ...opened });
  }

  /** Only of the caller's organisation; others are reported as not found. */
  findOrFail(webhookId: string, actor: Actor): RegisteredWebhook {
    const webhook = this.#parts.live.find(webhookId);
    if (webhook?.organisation !== organisationOf(actor))
      throw new Failure('not_found', { detail: 'There is no such webhook.' });
    return webhook;
  }

  async #listed(webhook: RegisteredWebhook): Promise<ListedWebhook> {
    const { webhookId, label, tells, registeredAt, paused, failingSince, before } = webhook;
    const url = await this.#parts.secrets.url(webhook).catch(() => null);
    const bothSecretsUntil = before !== null && before.until > instantOf(this.#parts.clock.now()) ? before.until : null;
    return {
      webhookId,
      label,
      address: url === null ? null : new URL(url).origin,
      tells: [...tells],
      registeredAt,
      state: paused ? 'paused' : failingSince ? 'failing' : 'on',
      paused: paused && { ...paused },
      failingSince,
      through: this.#deliveredThrough(webhook),
      untold: this.#unreadableShelters(webhook),
      bothSecretsUntil,
    };
  }

  /** The position of the newest message that is done with; up to where the log was read counts what others do (PV-11). */
  #deliveredThrough({ webhookId, attempts, through }: RegisteredWebhook): string {
    return [...attempts, ...this.#parts.workers.unrecordedAttempts(webhookId)]
      .filter(({ outcome }) => outcome === 'taken' || outcome === 'skipped')
      .reduce((newest, { position }) => (position > newest && position <= through ? position : newest), START);
  }

  #unreadableShelters({ organisation }: RegisteredWebhook): number {
    const shelters = [...this.#parts.feed.network.shelters.values()];
    return shelters.filter(
      ({ state, unreadable }) =>
        unreadable !== null && state.situation !== 'unregistered' && state.organisation === organisation,
    ).length;
  }

  /** A name that does not resolve yet is accepted: it is resolved at each delivery. */
  async #checkUrl(url: string): Promise<void> {
    const { allowPrivate, resolve } = this.#parts;
    const fault = faultOfUrl(url, allowPrivate) ?? (allowPrivate ? null : await faultOfName(url, resolve));
    if (fault !== null) throw invalid('url', fault);
  }

  async #handle({ webhookId, name, body, actor, sent }: Asked, command: () => Promise<WebhookCommand>) {
    const key = keyOfChange(sent, name, body);
    const outcome = await this.#parts.streams.handleKeyed({ id: webhookId, command, ...key, actor, source: 'app' });
    if (outcome.kind !== 'done')
      throw failureOf(outcome, { rejected: ({ code }) => ({ code, ...REJECTION_TEXTS[code] }) });
    await this.#parts.feed.readBack(outcome.position);
    return outcome;
  }
}

/** The policy admits nobody without an organisation. */
const organisationOf = ({ organisation }: Actor): string => organisation ?? '';

const faultOfName = (url: string, resolve?: Resolve): Promise<string | null> =>
  publicAddressesOf(new URL(url).hostname, resolve).then(
    () => null,
    (error: unknown) => (error instanceof NotPublicError ? 'a name that leads into a private network' : null),
  );

const orUnavailable = <T>(pending: Promise<T>): Promise<T> =>
  pending.catch((error: unknown) => {
    throw error instanceof CannotSeal ? new Failure('store_unavailable') : error;
  });
