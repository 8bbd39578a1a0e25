import { once } from 'node:events';
import { type Agent, request } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { PushMessage } from '@safe-haven/contracts';
import webPush from 'web-push';
import type { Clock } from '../../environment/clock.ts';
import type { Reach } from './devices.ts';
import { pushServiceAt } from './push-hosts.ts';
import type { PushKeys } from './vapid.ts';

/** Delays before each retry, in ms: four attempts in all. */
const AGAIN_AFTER_MS = [2_000, 10_000, 45_000];
/** A push service may ask for a longer delay, up to this. */
const LONGEST_WAIT_MS = 120_000;
const ANSWER_WITHIN_MS = 10_000;
/** A new message replaces the previous undelivered one (RFC 8030, 5.4). */
const TOPIC = 'tasks';

/**
 * `gone`: the service no longer knows the device. `refused`: the service rejects this message or this server. `failed`:
 * not delivered after all attempts. `too_late`: the task has expired, or the recipient has signed out.
 */
export type Sent = 'sent' | 'gone' | 'refused' | 'failed' | 'too_late';

export interface PushSenderParts {
  readonly keys: PushKeys;
  readonly clock: Clock;
  readonly services: readonly string[];
  /** Contact of the operator for the push service: an https address or a `mailto:`. */
  readonly contact: () => string;
  /** For push services with a private certificate, as in tests. */
  readonly agent?: Agent | undefined;
  readonly againAfterMs?: readonly number[] | undefined;
  readonly answerWithinMs?: number | undefined;
}

/** Until when, and for whom, a message is retried. */
export interface Delivery {
  /** When the task expires, in ms: the service drops the message then. */
  readonly until: number;
  /** Called before each attempt: the person may have signed out in the meantime. */
  readonly isWanted: () => boolean;
}

interface Attempt {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number | null;
}

/** Sends a message to a push service: encrypted for the device (RFC 8291) and signed by the server (RFC 8292). */
export class PushSender {
  readonly #parts: PushSenderParts;
  readonly #stopped = new AbortController();

  constructor(parts: PushSenderParts) {
    this.#parts = parts;
  }

  /** No retries after this. */
  stop(): void {
    this.#stopped.abort();
  }

  async send(reach: Reach, message: PushMessage, { until, isWanted }: Delivery): Promise<Sent> {
    const url = pushServiceAt(reach.endpoint, this.#parts.services);
    if (!url) return 'refused';
    const waits = this.#parts.againAfterMs ?? AGAIN_AFTER_MS;
    for (let tried = 0; ; tried++) {
      if (this.#stopped.signal.aborted || until <= this.#parts.clock.now() || !isWanted()) return 'too_late';
      const attempt = await this.#attempt(url, reach, message, until).catch(() => null);
      const outcome = outcomeOf(attempt?.status ?? null);
      if (outcome !== 'failed' || tried >= waits.length) return outcome;
      const asked = (attempt?.retryAfter ?? 0) * 1_000;
      await this.#wait(Math.min(Math.max(waits[tried]!, asked), LONGEST_WAIT_MS));
    }
  }

  async #attempt(url: URL, reach: Reach, message: PushMessage, until: number): Promise<Attempt> {
    const { keys, clock, contact, agent, answerWithinMs = ANSWER_WITHIN_MS } = this.#parts;
    const { headers, body } = webPush.generateRequestDetails(
      { ...reach, endpoint: url.href },
      JSON.stringify(message),
      {
        vapidDetails: { subject: contact(), ...(await keys.vapid()) },
        TTL: Math.max(0, Math.ceil((until - clock.now()) / 1_000)),
        urgency: 'high',
        topic: TOPIC,
      },
    );
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(answerWithinMs)]);
    // Redirects are not followed, so nothing is sent to another host.
    const call = request(url, { method: 'POST', headers, signal, ...(agent ? { agent } : {}) });
    call.end(body);
    const [response] = await once(call, 'response', { signal });
    // Only the status matters; the body is not read.
    response.destroy();
    return { status: response.statusCode, retryAfter: secondsIn(response.headers['retry-after']) };
  }

  async #wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
  }
}

function outcomeOf(status: number | null): Sent {
  if (status === null || status === 429 || status >= 500) return 'failed';
  if (status === 404 || status === 410) return 'gone';
  return status >= 200 && status < 300 ? 'sent' : 'refused';
}

const secondsIn = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
