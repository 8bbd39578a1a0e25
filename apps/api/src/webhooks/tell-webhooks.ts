import type { LogEvent } from '@safe-haven/event-store';
import { Teller, type TellerParts } from './teller.ts';

/** Whoever is being told when the program ends may still answer for so long: else the same is told again. */
const ANSWERS_STILL_MS = 1_000;

/**
 * Tells every webhook of the log what changed in its organisation's houses, each by itself: one that does not answer keeps no
 * other waiting. Which replica tells which is said by the log.
 */
export class TellWebhooks {
  readonly #parts: TellerParts;
  readonly #tellers = new Map<string, Teller>();
  #running = false;

  constructor(parts: TellerParts) {
    this.#parts = parts;
    parts.live.onChange((webhookId) => {
      if (this.#running) this.#see(webhookId);
    });
  }

  start(): void {
    this.#running = true;
    for (const webhookId of this.#parts.live.all.webhooks.keys()) this.#see(webhookId);
  }

  async stop(): Promise<void> {
    this.#running = false;
    const cut = setTimeout(() => this.#parts.sender.stop(), ANSWERS_STILL_MS);
    await Promise.all([...this.#tellers.values()].map((teller) => teller.stop()));
    clearTimeout(cut);
  }

  /** One event of the log, in its order, once the board has it. */
  hear(event: LogEvent<unknown>): void {
    for (const teller of this.#tellers.values()) teller.hear(event);
  }

  /** Tries that stand in no fact yet, oldest first. */
  unnoted(webhookId: string) {
    return this.#tellers.get(webhookId)?.notes.attempts ?? [];
  }

  #see(webhookId: string): void {
    const known = this.#tellers.get(webhookId);
    known?.changed();
    if (this.#parts.live.find(webhookId) === null) this.#tellers.delete(webhookId);
    else if (!known) {
      const teller = new Teller(webhookId, this.#parts);
      this.#tellers.set(webhookId, teller);
      teller.start();
    }
  }
}
