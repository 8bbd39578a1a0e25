import { ATTEMPTS_KEPT, after, type RegisteredWebhook, type WebhookAttempt } from '@safe-haven/domain';
import { type Clock, instantOf } from '../environment/clock.ts';
import { DELIVERY_ACTOR, type WebhookOutcome, type WebhookStreams } from './webhook-streams.ts';

/** Progress is written at most this often while messages are being delivered. */
const RECORD_EVERY_MS = 60_000;
/**
 * The delivering replica holds a lease for this long after its last record, and renews it while it waits. So another
 * replica takes over soon after a crash, and a failing webhook writes as often as a working one: once a minute.
 */
export const LEASE_MS = 90_000;

export interface DeliveryProgressParts {
  readonly streams: WebhookStreams;
  readonly clock: Clock;
  readonly replica: string;
}

/** What this replica has to record about one webhook: its position, the attempts, and its lease. */
export class DeliveryProgress {
  readonly #parts: DeliveryProgressParts;
  readonly #webhookId: string;
  #attempts: WebhookAttempt[] = [];
  #recordedAt = Number.NEGATIVE_INFINITY;
  /** Until when no other replica delivers, in ms since the epoch; 0: this replica has no lease. */
  #leaseUntil = 0;
  failingSince: string | null = null;

  constructor(webhookId: string, parts: DeliveryProgressParts) {
    this.#webhookId = webhookId;
    this.#parts = parts;
  }

  /** Attempts that are not recorded yet, oldest first. */
  get attempts(): readonly WebhookAttempt[] {
    return this.#attempts;
  }

  addAttempt(attempt: WebhookAttempt): void {
    this.#attempts = [...this.#attempts, attempt].slice(-ATTEMPTS_KEPT);
    if (attempt.outcome === 'skipped') return;
    if (attempt.outcome === 'taken') this.failingSince = null;
    // A later instant is one of before the clock was set back: the day of failures then begins again.
    else if (this.failingSince === null || this.failingSince > attempt.at) this.failingSince = attempt.at;
  }

  /** Whether this replica's lease lasts longer than one more attempt takes. */
  get hasLease(): boolean {
    const leftMs = this.#leaseUntil - this.#parts.clock.now();
    return leftMs > LEASE_MS / 4 && leftMs <= LEASE_MS;
  }

  /** Whether the lease would expire soon. */
  get mustRenewLease(): boolean {
    return this.#nextRecordInMs === 0;
  }

  /** In how many ms the next record is due; null: there is nothing to record. */
  get dueInMs(): number | null {
    return this.#attempts.length === 0 ? null : this.#nextRecordInMs;
  }

  /** At once when the clock was set back since the last record: nobody knows how long ago that is. */
  get #nextRecordInMs(): number {
    const sinceMs = this.#parts.clock.now() - this.#recordedAt;
    return sinceMs < 0 ? 0 : Math.max(0, RECORD_EVERY_MS - sinceMs);
  }

  /** `leaseMs`: for how long no other replica delivers; 0 releases the lease. */
  async record(
    { round }: RegisteredWebhook,
    through: string,
    leaseMs: number,
  ): Promise<WebhookOutcome['kind'] | 'elsewhere'> {
    const { streams, clock, replica } = this.#parts;
    const [now, attempts] = [clock.now(), this.#attempts];
    const until = after(instantOf(now), leaseMs);
    const progress = { replica, through, until, failingSince: this.failingSince, attempts, round };
    const outcome = await streams.handle(this.#webhookId, { type: 'note-told', ...progress }, DELIVERY_ACTOR);
    if (outcome.kind === 'rejected') {
      this.#leaseUntil = 0;
      return outcome.rejection.code === 'told_elsewhere' ? 'elsewhere' : 'rejected';
    }
    if (outcome.kind !== 'done') return outcome.kind;
    this.#attempts = this.#attempts.filter((attempt) => !attempts.includes(attempt));
    this.#recordedAt = now;
    this.#leaseUntil = now + leaseMs;
    return 'done';
  }

  /** The webhook was set back to deliver again, or another replica delivered meanwhile: the lease and failure state are stale. */
  reset(failingSince: string | null): void {
    this.#leaseUntil = 0;
    this.failingSince = failingSince;
  }
}
