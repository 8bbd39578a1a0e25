import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { SmsSettings } from '../environment/config.ts';

/** Delays before each retry, ms: four tries in all, as for notifications. */
const AGAIN_AFTER_MS = [2_000, 10_000, 45_000];
const ANSWER_WITHIN_MS = 10_000;
/** What waits while the gateway is away; of more the newest are dropped. */
const MOST_WAITING = 200;
const GIVEN_KEPT = 1_000;

export type SmsSent = 'sent' | 'refused' | 'failed' | 'dropped';

export interface GatewayOptions {
  readonly againAfterMs?: readonly number[];
  readonly answerWithinMs?: number;
}

/** One text to one number. `id` is the same for each try: the gateway sends it once. */
export interface Outgoing {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** For how long it is worth sending: a phone that is back later does not send it. */
  readonly seconds: number;
}

/** Sends texts through the gateway, one after another. Nobody waits for it: it takes and forgets. */
export class SmsGateway {
  readonly #settings: SmsSettings | null;
  readonly #options: GatewayOptions;
  readonly #onSent: (outcome: SmsSent) => void;
  readonly #stopped = new AbortController();
  readonly #waiting: Outgoing[] = [];
  /** Texts that it was given: of a message that came again nothing is said again. */
  readonly #given = new LRUCache<string, true>({ max: GIVEN_KEPT });
  #sending: Promise<void> | null = null;

  constructor(settings: SmsSettings | null, onSent: (outcome: SmsSent) => void, options: GatewayOptions = {}) {
    this.#settings = settings;
    this.#options = options;
    this.#onSent = onSent;
  }

  /** Whether there is a gateway at all. */
  get isThere(): boolean {
    return this.#settings !== null;
  }

  /** The number that people text to; null: it is not said. */
  get number(): string | null {
    return this.#settings?.number ?? null;
  }

  send(text: Outgoing): void {
    if (this.#settings === null || this.#stopped.signal.aborted || this.#given.has(text.id)) return;
    this.#given.set(text.id, true);
    if (this.#waiting.length >= MOST_WAITING) this.#onSent('dropped');
    else this.#waiting.push(text);
    this.#next();
  }

  /** Resolves once nothing waits to be sent. */
  async idle(): Promise<void> {
    while (this.#sending !== null) await this.#sending;
  }

  /** Nothing is tried after this. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#waiting.length = 0;
    await this.idle();
  }

  #next(): void {
    if (this.#settings === null || this.#sending !== null) return;
    const text = this.#waiting.shift();
    if (text === undefined) return;
    this.#sending = this.#deliver(this.#settings, text).then((outcome) => {
      this.#onSent(outcome);
      this.#sending = null;
      this.#next();
    });
  }

  async #deliver(settings: SmsSettings, text: Outgoing): Promise<SmsSent> {
    const waits = this.#options.againAfterMs ?? AGAIN_AFTER_MS;
    for (let tried = 0; ; tried++) {
      const status = await this.#attempt(settings, text).catch(() => null);
      if (status !== null && status >= 200 && status < 300) return 'sent';
      // A text that it has already is on its way.
      if (status === 409) return 'sent';
      if (status !== null && status < 500 && status !== 429) return 'refused';
      if (tried >= waits.length || this.#stopped.signal.aborted) return 'failed';
      await pause(waits[tried], undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
    }
  }

  async #attempt({ url, username, password }: SmsSettings, { id, to, text, seconds }: Outgoing): Promise<number> {
    const { answerWithinMs = ANSWER_WITHIN_MS } = this.#options;
    const response = await fetch(new URL('messages', url), {
      method: 'POST',
      // Its password is for this address alone.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      },
      body: JSON.stringify({ id, textMessage: { text }, phoneNumbers: [to], ttl: Math.max(1, seconds) }),
      signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(answerWithinMs)]),
    });
    await response.body?.cancel();
    return response.status;
  }
}
