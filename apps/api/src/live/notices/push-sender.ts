import { once } from 'node:events';
import { type Agent, request } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { PushMessage } from '@safe-haven/contracts';
import webPush from 'web-push';
import type { Clock } from '../../environment/clock.ts';
import type { Reach } from './devices.ts';
import { pushServiceAt } from './push-hosts.ts';
import type { PushKeys } from './vapid.ts';

/** How long after each failure the same is tried again, in ms: four tries in all. */
const AGAIN_AFTER_MS = [2_000, 10_000, 45_000];
/** A push service may ask for more patience, but not for more than this. */
const LONGEST_WAIT_MS = 120_000;
const ANSWER_WITHIN_MS = 10_000;
/** One message takes the place of the one before that was not delivered yet (RFC 8030, 5.4). */
const TOPIC = 'tasks';

/**
 * `gone`: its service knows the device no more. `refused`: this message, or this server, is not wanted there. `failed`:
 * not delivered, however often it was tried. `too_late`: the task would have been over, or nobody wants it any more.
 */
export type Sent = 'sent' | 'gone' | 'refused' | 'failed' | 'too_late';

export interface PushSenderParts {
  readonly keys: PushKeys;
  readonly clock: Clock;
  readonly services: readonly string[];
  /** Who runs this server, for the push service: an https address or a `mailto:`. */
  readonly contact: () => string;
  /** For services whose certificate is not the public's, as in tests. */
  readonly agent?: Agent | undefined;
  readonly againAfterMs?: readonly number[] | undefined;
}

/** Until when, and for whom, a message is worth another try. */
export interface Delivery {
  /** When the task is over, in ms: its service throws the message away then. */
  readonly until: number;
  /** Asked before each try: somebody may have signed out meanwhile. */
  readonly isWanted: () => boolean;
}

interface Attempt {
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number | null;
}

/** Hands one message to a push service: encrypted for the device (RFC 8291), signed by the server (RFC 8292). */
export class PushSender {
  readonly #parts: PushSenderParts;
  readonly #stopped = new AbortController();

  constructor(parts: PushSenderParts) {
    this.#parts = parts;
  }

  /** Nothing is tried again after this. */
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
    const { keys, clock, contact, agent } = this.#parts;
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
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    // A redirect is an answer like any other here: nothing is sent to where it points.
    const call = request(url, { method: 'POST', headers, signal, ...(agent ? { agent } : {}) });
    call.end(body);
    const [response] = await once(call, 'response', { signal });
    // What it says is not read: the status is all there is to know.
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
