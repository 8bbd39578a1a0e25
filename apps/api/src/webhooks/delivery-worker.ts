import { SHELTER_UNREADABLE } from '@safe-haven/contracts';
import { DAY, HOUR, type RegisteredWebhook } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { Backlog, type BacklogParts } from './backlog.ts';
import { DeliveryProgress, type DeliveryProgressParts, LEASE_MS } from './delivery-progress.ts';
import type { LiveWebhooks } from './live-webhooks.ts';
import { bodyOf, type Message, type SkippedEvent } from './message.ts';
import { WakeableWait } from './wakeable-wait.ts';
import type { WebhookSecrets } from './webhook-secrets.ts';
import type { DeliveryResult, WebhookSender } from './webhook-sender.ts';
import { DELIVERY_ACTOR } from './webhook-streams.ts';

/**
 * A failed delivery is retried after this, then after twice as long each time, up to an hour; after a day the webhook is
 * paused.
 */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = HOUR;
const GIVE_UP_AFTER_MS = DAY;
/** When the store is unavailable or another replica delivers, the worker tries again after this. */
const UNAVAILABLE_RETRY_MS = 1_000;
/** A waiting worker checks this often whether it still has to wait. */
const RECHECK_MS = 5_000;

export interface DeliveryWorkerParts extends DeliveryProgressParts, BacklogParts {
  readonly live: LiveWebhooks;
  readonly sender: WebhookSender;
  readonly secrets: WebhookSecrets;
  readonly clock: Clock;
  readonly isStoreDelayed: () => boolean;
  readonly onAttempt: (result: Pick<DeliveryResult, 'outcome'>) => void;
  /** An event could not be read, so no message was sent for it. */
  readonly onSkipped: (line: SkippedEventLine) => void;
  /** Whether other processes may deliver from the same log. */
  readonly isShared: boolean;
  readonly firstRetryMs?: number | undefined;
  readonly recheckMs?: number | undefined;
  /** Between 0 and 1: jitter, so that receivers which were down are not all retried at the same moment. */
  readonly random: () => number;
}

/** What is written to the program's own log: ids and a position, nothing about the shelter. */
export interface SkippedEventLine {
  readonly code: 'webhook_event_skipped';
  readonly webhookId: string;
  readonly position: string;
}

/**
 * Delivers to one webhook, one message after the other: the next only when this one was accepted. A message may be sent
 * twice (a restart, another replica, a lost response) and then has the same id; none is skipped.
 */
export class DeliveryWorker {
  readonly progress: DeliveryProgress;
  readonly #webhookId: string;
  readonly #parts: DeliveryWorkerParts;
  readonly #wait = new WakeableWait();
  #backlog: Backlog | null = null;
  #round: number | null = null;
  #failures = 0;
  /** How long until the failed message is retried, in ms. */
  #retryInMs = 0;
  #stopped = false;
  #running: Promise<void> | null = null;

  constructor(webhookId: string, parts: DeliveryWorkerParts) {
    this.#webhookId = webhookId;
    this.#parts = parts;
    this.progress = new DeliveryProgress(webhookId, parts);
  }

  /** How many messages wait in memory. */
  get waiting(): number {
    return this.#backlog?.waiting ?? 0;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Records what was delivered, so that another replica may continue at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wait.wake();
    await this.#running;
  }

  onEvent(event: LogEvent<unknown>): void {
    // While deliveries fail, a new event must not shorten the backoff.
    if (this.#backlog?.onEvent(event) && this.#failures === 0) this.#wait.wake();
  }

  /** The webhook was paused, resumed, removed, or set back to deliver again, or its secret was changed. */
  onWebhookChanged(): void {
    const webhook = this.#webhook;
    if (
      webhook === null ||
      webhook.paused !== null ||
      webhook.round !== this.#round ||
      this.#isLeasedElsewhere(webhook)
    )
      this.#wait.wake();
  }

  get #webhook(): RegisteredWebhook | null {
    return this.#stopped ? null : this.#parts.live.find(this.#webhookId);
  }

  async #run(): Promise<void> {
    for (let webhook = this.#webhook; webhook !== null; webhook = this.#webhook) {
      if (webhook.round !== this.#round) this.#startRound(webhook);
      const waitMs = await this.#step(webhook).catch(() => UNAVAILABLE_RETRY_MS);
      if (waitMs > 0) await this.#wait.forMs(waitMs);
    }
    await this.#releaseLease().catch(() => undefined);
  }

  #startRound(webhook: RegisteredWebhook): void {
    this.#round = webhook.round;
    this.#failures = 0;
    this.#retryInMs = 0;
    this.#backlog = new Backlog(webhook, this.#parts);
    this.progress.reset(webhook.failingSince);
  }

  /** Delivers one message or checks the state; returns how many ms to wait before the next step. */
  async #step(webhook: RegisteredWebhook): Promise<number> {
    const backlog = this.#backlog!;
    if (webhook.paused !== null) return this.#pause(webhook, backlog);
    if (this.#parts.isStoreDelayed()) return UNAVAILABLE_RETRY_MS;
    if (this.#isLeasedElsewhere(webhook)) return this.#waitForOtherReplica();
    if (this.#retryInMs > 0) return this.#waitToRetry(webhook, backlog);
    const message = await backlog.next();
    if (message === null) return this.#idle(webhook, backlog);
    if (!this.progress.hasLease) {
      const recorded = await this.progress.record(webhook, backlog.through, LEASE_MS);
      if (recorded === 'elsewhere') return this.#waitForOtherReplica();
      if (recorded !== 'done') return UNAVAILABLE_RETRY_MS;
    }
    if (message.type === SHELTER_UNREADABLE) return this.#skip(backlog, message);
    const result = await this.#deliver(webhook, message);
    return result.outcome === 'taken' ? this.#onTaken(webhook, backlog) : this.#onFailed(webhook, backlog, result);
  }

  async #deliver(webhook: RegisteredWebhook, message: Message): Promise<DeliveryResult> {
    const { clock, sender, secrets, onAttempt } = this.#parts;
    const at = instantOf(clock.now());
    const opened = await secrets.open(webhook, at);
    const result: DeliveryResult = opened
      ? await sender.send({ id: message.id, body: bodyOf(message), ...opened })
      : { outcome: 'unreadable', status: null, ms: 0, retryAfterMs: 0 };
    // Aborted because this program stops: not the receiver's failure.
    if (this.#stopped && result.outcome !== 'taken') return result;
    const { position, type } = message;
    const { outcome, status, ms } = result;
    this.progress.addAttempt({ position, type, at, outcome, status, ms });
    onAttempt(result);
    return result;
  }

  /** Recorded as an attempt, so that it shows from which position to deliver again once the program can read the event. */
  #skip(backlog: Backlog, { position, type }: SkippedEvent): number {
    const at = instantOf(this.#parts.clock.now());
    this.progress.addAttempt({ position, type, at, outcome: 'skipped', status: null, ms: 0 });
    this.#parts.onAttempt({ outcome: 'skipped' });
    this.#parts.onSkipped({ code: 'webhook_event_skipped', webhookId: this.#webhookId, position });
    backlog.delivered();
    return 0;
  }

  async #onTaken(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    backlog.delivered();
    this.#failures = 0;
    if (this.progress.dueInMs === 0) await this.progress.record(webhook, backlog.through, LEASE_MS);
    return 0;
  }

  async #onFailed(webhook: RegisteredWebhook, backlog: Backlog, result: DeliveryResult): Promise<number> {
    if (this.#stopped) return 0;
    this.#failures += 1;
    this.#wait.clearWake();
    this.onWebhookChanged();
    this.#retryInMs = Math.max(this.#backoffMs(), result.retryAfterMs);
    await this.progress.record(webhook, backlog.through, LEASE_MS);
    const failingSinceMs = Date.parse(this.progress.failingSince ?? '');
    const isExpired = this.#parts.clock.now() - failingSinceMs >= GIVE_UP_AFTER_MS;
    if (result.outcome !== 'gone' && !isExpired) return 0;
    const because = result.outcome === 'gone' ? 'gone' : 'failing';
    await this.#parts.streams.handle(this.#webhookId, { type: 'pause-webhook', because }, DELIVERY_ACTOR);
    // The worker rests when the log brings the pause.
    return 0;
  }

  /** Renews the lease meanwhile, so that no other replica delivers in its place. */
  async #waitToRetry(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    const { isShared, recheckMs = RECHECK_MS } = this.#parts;
    if (isShared && this.progress.mustRenewLease) {
      const recorded = await this.progress.record(webhook, backlog.through, LEASE_MS);
      if (recorded === 'elsewhere') return this.#waitForOtherReplica();
    }
    const sliceMs = Math.min(this.#retryInMs, recheckMs);
    this.#retryInMs -= sliceMs;
    return sliceMs;
  }

  /** Exponential, with a jitter of 20 %. */
  #backoffMs(): number {
    const { firstRetryMs = FIRST_RETRY_MS, random } = this.#parts;
    const backoffMs = Math.min(firstRetryMs * 2 ** (this.#failures - 1), LONGEST_RETRY_MS);
    return Math.round(backoffMs * (0.8 + 0.4 * random()));
  }

  /** Nothing to deliver: records what is due. */
  async #idle(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    const dueInMs = this.progress.dueInMs;
    if (dueInMs !== 0) return dueInMs ?? Number.POSITIVE_INFINITY;
    const recorded = await this.progress.record(webhook, backlog.through, LEASE_MS);
    return recorded === 'done' ? 0 : UNAVAILABLE_RETRY_MS;
  }

  /** Records the attempts and drops the queue. */
  async #pause(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    if (this.progress.attempts.length > 0) await this.progress.record(webhook, backlog.through, 0);
    this.#backlog = null;
    this.#round = null;
    return Number.POSITIVE_INFINITY;
  }

  /** Whether another replica has the lease. */
  #isLeasedElsewhere({ teller }: RegisteredWebhook): boolean {
    const { replica, clock } = this.#parts;
    return teller !== null && teller.replica !== replica && Date.parse(teller.until) > clock.now();
  }

  /** Waits until the other replica's lease expires; then continues from its recorded position. */
  #waitForOtherReplica(): number {
    this.#round = null;
    return this.#parts.recheckMs ?? RECHECK_MS;
  }

  async #releaseLease(): Promise<void> {
    const webhook = this.#parts.live.find(this.#webhookId);
    if (webhook === null || this.#backlog === null || !this.progress.hasLease) return;
    await this.progress.record(webhook, this.#backlog.through, 0);
  }
}
