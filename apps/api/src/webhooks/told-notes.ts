import { ATTEMPTS_KEPT, after, type RegisteredWebhook, type WebhookAttempt } from '@safe-haven/domain';
import { type Clock, instantOf } from '../environment/clock.ts';
import { TELLER, type WebhookOutcome, type WebhookStreams } from './webhook-streams.ts';

/** How far it was told is written this often at most, while something is told. */
const NOTED_EVERY_MS = 60_000;
/**
 * Whoever tells does so alone for this long after the last note, and renews it while it waits. So another replica goes on soon
 * after one is gone, and a webhook that fails writes as often as one that is told: once a minute.
 */
export const ALONE_MS = 90_000;

export interface NotesParts {
  readonly streams: WebhookStreams;
  readonly clock: Clock;
  readonly replica: string;
}

/** What this replica has to write down of one webhook: how far it was told, what was tried, and that it tells and no other. */
export class ToldNotes {
  readonly #parts: NotesParts;
  readonly #webhookId: string;
  #attempts: WebhookAttempt[] = [];
  #notedAt = Number.NEGATIVE_INFINITY;
  /** Until when no other replica tells, in ms; 0: this one does not. */
  #aloneUntil = 0;
  failingSince: string | null = null;

  constructor(webhookId: string, parts: NotesParts) {
    this.#webhookId = webhookId;
    this.#parts = parts;
  }

  /** Tries that no note has yet, oldest first. */
  get attempts(): readonly WebhookAttempt[] {
    return this.#attempts;
  }

  tried(attempt: WebhookAttempt): void {
    this.#attempts = [...this.#attempts, attempt].slice(-ATTEMPTS_KEPT);
    if (attempt.outcome === 'skipped') return;
    if (attempt.outcome === 'taken') this.failingSince = null;
    else this.failingSince ??= attempt.at;
  }

  /** Whether this replica tells and no other, for longer than one try lasts. */
  get isAlone(): boolean {
    return this.#aloneUntil - this.#parts.clock.now() > ALONE_MS / 4;
  }

  /** Whether another replica would soon take this one for gone. */
  get isToRenew(): boolean {
    return this.#parts.clock.now() >= this.#notedAt + NOTED_EVERY_MS;
  }

  /** In how many ms there is something to write; null: there is nothing. */
  get dueIn(): number | null {
    if (this.#attempts.length === 0) return null;
    return Math.max(0, this.#notedAt + NOTED_EVERY_MS - this.#parts.clock.now());
  }

  /** `aloneMs`: for how long no other replica tells; 0: any other may, from now on. */
  async note(
    { round }: RegisteredWebhook,
    through: string,
    aloneMs: number,
  ): Promise<WebhookOutcome['kind'] | 'elsewhere'> {
    const { streams, clock, replica } = this.#parts;
    const [now, attempts] = [clock.now(), this.#attempts];
    const until = after(instantOf(now), aloneMs);
    const told = { replica, through, until, failingSince: this.failingSince, attempts, round };
    const outcome = await streams.handle(this.#webhookId, { type: 'note-told', ...told }, TELLER);
    if (outcome.kind === 'rejected') {
      this.#aloneUntil = 0;
      return outcome.rejection.code === 'told_elsewhere' ? 'elsewhere' : 'rejected';
    }
    if (outcome.kind !== 'done') return outcome.kind;
    this.#attempts = this.#attempts.filter((attempt) => !attempts.includes(attempt));
    this.#notedAt = now;
    this.#aloneUntil = now + aloneMs;
    return 'done';
  }

  /** It was sent back, or another replica told it meanwhile: what this one knew of it is over. */
  beginAnew(failingSince: string | null): void {
    this.#aloneUntil = 0;
    this.failingSince = failingSince;
  }
}
