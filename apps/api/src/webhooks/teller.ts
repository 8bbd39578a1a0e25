import { HOUSE_UNREADABLE } from '@safe-haven/contracts';
import { DAY, type RegisteredWebhook } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { Backlog, type BacklogParts } from './backlog.ts';
import type { LiveWebhooks } from './live-webhooks.ts';
import { bodyOf, type LeftOut, type Message } from './message.ts';
import { ALONE_MS, type NotesParts, ToldNotes } from './told-notes.ts';
import { Waits } from './waits.ts';
import type { WebhookSecrets } from './webhook-secrets.ts';
import type { Tried, WebhookSender } from './webhook-sender.ts';
import { TELLER } from './webhook-streams.ts';

/** What was not taken is tried again after this, then after twice as long each time, up to an hour; after a day it is paused. */
const FIRST_AGAIN_MS = 5_000;
const LONGEST_AGAIN_MS = 3_600_000;
const GIVES_UP_AFTER_MS = DAY;
/** A log that is away, or another replica that tells, is asked again after this. */
const ASKED_AGAIN_MS = 1_000;
/** Who waits looks this often whether it is still to wait. */
const LOOKS_AGAIN_MS = 5_000;

export interface TellerParts extends NotesParts, BacklogParts {
  readonly live: LiveWebhooks;
  readonly sender: WebhookSender;
  readonly secrets: WebhookSecrets;
  readonly clock: Clock;
  readonly isBlind: () => boolean;
  readonly onTried: (tried: Pick<Tried, 'outcome'>) => void;
  /** Nothing could be told of an event. */
  readonly onLeftOut: (line: LeftOutLine) => void;
  /** Whether other programs may tell from the same log. */
  readonly isShared: boolean;
  readonly firstAgainMs?: number | undefined;
  readonly looksAgainMs?: number | undefined;
  /** Between 0 and 1: so that receivers which were away are not all told in the same moment. */
  readonly random: () => number;
}

/** What the log of this program says: ids and a place, never what it was about. */
export interface LeftOutLine {
  readonly code: 'webhook_event_skipped';
  readonly webhookId: string;
  readonly position: string;
}

/**
 * Tells one webhook, one message after the other: the next only once this one was taken. A message may come twice (a start,
 * another replica, an answer that got lost) and then has the same id; none is left out.
 */
export class Teller {
  readonly notes: ToldNotes;
  readonly #webhookId: string;
  readonly #parts: TellerParts;
  readonly #waits = new Waits();
  #backlog: Backlog | null = null;
  #round: number | null = null;
  #failures = 0;
  /** For so long what was not taken is not tried again, in ms. */
  #left = 0;
  #stopped = false;
  #running: Promise<void> | null = null;

  constructor(webhookId: string, parts: TellerParts) {
    this.#webhookId = webhookId;
    this.#parts = parts;
    this.notes = new ToldNotes(webhookId, parts);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** What was told is written down, and any other replica may go on at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waits.wake();
    await this.#running;
  }

  hear(event: LogEvent<unknown>): void {
    // In the midst of failing nothing new makes it try sooner.
    if (this.#backlog?.hear(event) && this.#failures === 0) this.#waits.wake();
  }

  /** The webhook was paused, sent back, removed, given another secret. */
  changed(): void {
    const webhook = this.#webhook;
    if (webhook === null || webhook.paused !== null || webhook.round !== this.#round || this.#isOthers(webhook))
      this.#waits.wake();
  }

  get #webhook(): RegisteredWebhook | null {
    return this.#stopped ? null : this.#parts.live.find(this.#webhookId);
  }

  async #run(): Promise<void> {
    for (let webhook = this.#webhook; webhook !== null; webhook = this.#webhook) {
      if (webhook.round !== this.#round) this.#begin(webhook);
      const wait = await this.#step(webhook).catch(() => ASKED_AGAIN_MS);
      if (wait > 0) await this.#waits.forMs(wait);
    }
    await this.#leave().catch(() => undefined);
  }

  #begin(webhook: RegisteredWebhook): void {
    this.#round = webhook.round;
    this.#failures = 0;
    this.#left = 0;
    this.#backlog = new Backlog(webhook, this.#parts);
    this.notes.beginAnew(webhook.failingSince);
  }

  /** One message, or one look; answers how long to wait until the next. */
  async #step(webhook: RegisteredWebhook): Promise<number> {
    const backlog = this.#backlog!;
    if (webhook.paused !== null) return this.#pause(webhook, backlog);
    if (this.#parts.isBlind()) return ASKED_AGAIN_MS;
    if (this.#isOthers(webhook)) return this.#leaveToOther();
    if (this.#left > 0) return this.#keepWaiting(webhook, backlog);
    const message = await backlog.next();
    if (message === null) return this.#rest(webhook, backlog);
    if (!this.notes.isAlone) {
      const noted = await this.notes.note(webhook, backlog.through, ALONE_MS);
      if (noted === 'elsewhere') return this.#leaveToOther();
      if (noted !== 'done') return ASKED_AGAIN_MS;
    }
    if (message.type === HOUSE_UNREADABLE) return this.#leaveOut(backlog, message);
    const tried = await this.#tell(webhook, message);
    return tried.outcome === 'taken' ? this.#taken(webhook, backlog) : this.#notTaken(webhook, backlog, tried);
  }

  async #tell(webhook: RegisteredWebhook, message: Message): Promise<Tried> {
    const { clock, sender, secrets, onTried } = this.#parts;
    const at = instantOf(clock.now());
    const opened = await secrets.open(webhook, at);
    const tried: Tried = opened
      ? await sender.send({ id: message.id, body: bodyOf(message), ...opened })
      : { outcome: 'unreadable', status: null, ms: 0, retryAfterMs: 0 };
    // Cut off by our own end: it is nobody's failure.
    if (this.#stopped && tried.outcome !== 'taken') return tried;
    const { position, type } = message;
    const { outcome, status, ms } = tried;
    this.notes.tried({ position, type, at, outcome, status, ms });
    onTried(tried);
    return tried;
  }

  /** It is among the tries, so that whoever looks at them sees from where on to tell again once the program can read it. */
  #leaveOut(backlog: Backlog, { position, type }: LeftOut): number {
    const at = instantOf(this.#parts.clock.now());
    this.notes.tried({ position, type, at, outcome: 'skipped', status: null, ms: 0 });
    this.#parts.onTried({ outcome: 'skipped' });
    this.#parts.onLeftOut({ code: 'webhook_event_skipped', webhookId: this.#webhookId, position });
    backlog.told();
    return 0;
  }

  async #taken(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    backlog.told();
    this.#failures = 0;
    if (this.notes.dueIn === 0) await this.notes.note(webhook, backlog.through, ALONE_MS);
    return 0;
  }

  async #notTaken(webhook: RegisteredWebhook, backlog: Backlog, tried: Tried): Promise<number> {
    if (this.#stopped) return 0;
    this.#failures += 1;
    this.#waits.forget();
    this.changed();
    this.#left = Math.max(this.#againAfter(), tried.retryAfterMs);
    await this.notes.note(webhook, backlog.through, ALONE_MS);
    const since = Date.parse(this.notes.failingSince ?? '');
    const isOver = this.#parts.clock.now() - since >= GIVES_UP_AFTER_MS;
    if (tried.outcome !== 'gone' && !isOver) return 0;
    const because = tried.outcome === 'gone' ? 'gone' : 'failing';
    await this.#parts.streams.handle(this.#webhookId, { type: 'pause-webhook', because }, TELLER);
    // Until the log has brought that it is paused.
    return 0;
  }

  /** Says meanwhile that somebody is there, so that no other replica tries in its place. */
  async #keepWaiting(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    const { isShared, looksAgainMs = LOOKS_AGAIN_MS } = this.#parts;
    if (isShared && this.notes.isToRenew) {
      const noted = await this.notes.note(webhook, backlog.through, ALONE_MS);
      if (noted === 'elsewhere') return this.#leaveToOther();
    }
    const part = Math.min(this.#left, looksAgainMs);
    this.#left -= part;
    return part;
  }

  /** Exponential, with a fifth more or less. */
  #againAfter(): number {
    const { firstAgainMs = FIRST_AGAIN_MS, random } = this.#parts;
    const whole = Math.min(firstAgainMs * 2 ** (this.#failures - 1), LONGEST_AGAIN_MS);
    return Math.round(whole * (0.8 + 0.4 * random()));
  }

  /** Nothing to tell: what is not written down yet is, in time. */
  async #rest(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    const due = this.notes.dueIn;
    if (due !== 0) return due ?? Number.POSITIVE_INFINITY;
    const noted = await this.notes.note(webhook, backlog.through, ALONE_MS);
    return noted === 'done' ? 0 : ASKED_AGAIN_MS;
  }

  /** What was tried is written down, and nothing more is kept ready. */
  async #pause(webhook: RegisteredWebhook, backlog: Backlog): Promise<number> {
    if (this.notes.attempts.length > 0) await this.notes.note(webhook, backlog.through, 0);
    this.#backlog = null;
    this.#round = null;
    return Number.POSITIVE_INFINITY;
  }

  /** Whether another replica tells it now. */
  #isOthers({ teller }: RegisteredWebhook): boolean {
    const { replica, clock } = this.#parts;
    return teller !== null && teller.replica !== replica && Date.parse(teller.until) > clock.now();
  }

  /** Until the other has not written for long enough; then on from where that one had come. */
  #leaveToOther(): number {
    this.#round = null;
    return this.#parts.looksAgainMs ?? LOOKS_AGAIN_MS;
  }

  async #leave(): Promise<void> {
    const webhook = this.#parts.live.find(this.#webhookId);
    if (webhook === null || this.#backlog === null || !this.notes.isAlone) return;
    await this.notes.note(webhook, this.#backlog.through, 0);
  }
}
