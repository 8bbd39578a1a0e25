import type { LogEvent } from '@safe-haven/event-store';
import { DeliveryWorker, type DeliveryWorkerParts } from './delivery-worker.ts';

/**
 * On shutdown, a delivery in flight gets this long to be answered; otherwise the same message is sent again after the
 * restart.
 */
const SHUTDOWN_GRACE_MS = 1_000;

/**
 * Runs one delivery worker for each webhook, so that one slow receiver delays no other. Which replica delivers to which
 * webhook is decided by leases in the log.
 */
export class DeliveryWorkers {
  readonly #parts: DeliveryWorkerParts;
  readonly #workers = new Map<string, DeliveryWorker>();
  #running = false;

  constructor(parts: DeliveryWorkerParts) {
    this.#parts = parts;
    parts.live.onChange((webhookId) => {
      if (this.#running) this.#ensureWorker(webhookId);
    });
  }

  /** How many messages wait in memory for all webhooks. */
  get waiting(): number {
    return this.#workers.values().reduce((sum, worker) => sum + worker.waiting, 0);
  }

  start(): void {
    this.#running = true;
    for (const webhookId of this.#parts.live.all.webhooks.keys()) this.#ensureWorker(webhookId);
  }

  async stop(): Promise<void> {
    this.#running = false;
    const abort = setTimeout(() => this.#parts.sender.stop(), SHUTDOWN_GRACE_MS);
    await Promise.all([...this.#workers.values()].map((worker) => worker.stop()));
    clearTimeout(abort);
  }

  /** Takes one event of the log, in order, after the board has it. */
  onEvent(event: LogEvent<unknown>): void {
    for (const worker of this.#workers.values()) worker.onEvent(event);
  }

  /** Attempts that no recorded event contains yet, oldest first. */
  unrecordedAttempts(webhookId: string) {
    return this.#workers.get(webhookId)?.progress.attempts ?? [];
  }

  #ensureWorker(webhookId: string): void {
    const running = this.#workers.get(webhookId);
    running?.onWebhookChanged();
    if (this.#parts.live.find(webhookId) === null) this.#workers.delete(webhookId);
    else if (!running) {
      const worker = new DeliveryWorker(webhookId, this.#parts);
      this.#workers.set(webhookId, worker);
      worker.start();
    }
  }
}
