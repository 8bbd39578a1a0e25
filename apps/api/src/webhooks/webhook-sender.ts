import { once } from 'node:events';
import { request } from 'node:https';
import { isIP } from 'node:net';
import type { DeliveryOutcome } from '@safe-haven/contracts';
import type { Clock } from '../environment/clock.ts';
import { checkedLookup, faultOfUrl, isPublicAddress, NotPublicError, type Resolve } from './public-address.ts';
import { signedHeaders } from './signature.ts';

/** A receiver that does not answer within this counts as failed. */
const ANSWER_WITHIN_MS = 5_000;
const LONGEST_RETRY_AFTER_S = 3_600;

/** The result of one attempt. */
export interface DeliveryResult {
  readonly outcome: DeliveryOutcome;
  /** null: there was no response. */
  readonly status: number | null;
  readonly ms: number;
  /** What the receiver's `Retry-After` asks for, in ms; 0: nothing. */
  readonly retryAfterMs: number;
}

export interface SignedDelivery {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly body: string;
}

export interface WebhookSenderOptions {
  readonly clock: Clock;
  /** For trials: private addresses and any port are allowed. */
  readonly allowPrivate: boolean;
  /** A certificate authority that is trusted in addition, in tests. */
  readonly ca?: string | undefined;
  readonly answerWithinMs?: number | undefined;
  readonly resolve?: Resolve | undefined;
}

/**
 * Sends one message to a webhook, signed according to Standard Webhooks 1.0.0. Over TLS, to the public address that was
 * checked; redirects are not followed, and of the response only status and `Retry-After` are read.
 */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #stopped = new AbortController();

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Never rejects: every failure is an outcome. */
  async send(delivery: SignedDelivery): Promise<DeliveryResult> {
    const startedAt = performance.now();
    const answer = await this.#post(delivery).catch((error: unknown) => resultOfError(error));
    return { ...answer, ms: Math.round(performance.now() - startedAt) };
  }

  async #post({ id, url, secrets, body }: SignedDelivery): Promise<Omit<DeliveryResult, 'ms'>> {
    const { clock, allowPrivate, ca, resolve, answerWithinMs = ANSWER_WITHIN_MS } = this.#options;
    const target = new URL(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    // Checked at each delivery: the settings may have become stricter, and an IP address is never resolved.
    if (faultOfUrl(url, allowPrivate) !== null) throw new NotPublicError(host);
    if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new NotPublicError(host);
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(answerWithinMs)]);
    const call = request(target, {
      method: 'POST',
      agent: false,
      signal,
      ...(allowPrivate ? {} : { lookup: checkedLookup(resolve) }),
      ...(ca === undefined ? {} : { ca }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Safe-Haven-Webhooks/1',
        ...signedHeaders(id, Math.floor(clock.now() / 1_000), body, secrets),
      },
    });
    call.end(body);
    const [response] = await once(call, 'response', { signal });
    response.destroy();
    const status = Number(response.statusCode);
    return { outcome: outcomeOf(status), status, retryAfterMs: retryAfterIn(response.headers['retry-after']) };
  }
}

function outcomeOf(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return 'taken';
  if (status >= 300 && status < 400) return 'redirected';
  return status === 410 ? 'gone' : 'refused';
}

const retryAfterIn = (header: string | undefined): number =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Math.min(Number(header), LONGEST_RETRY_AFTER_S) * 1_000 : 0;

/** Codes with which Node's `tls` rejects a certificate. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|SIGNATURE/;

function resultOfError(error: unknown): Omit<DeliveryResult, 'ms'> {
  const { name, code } = error as NodeJS.ErrnoException;
  const outcome: DeliveryOutcome =
    error instanceof NotPublicError
      ? 'not_public'
      : name === 'AbortError' || name === 'TimeoutError'
        ? 'too_slow'
        : CERTIFICATE.test(code ?? '')
          ? 'no_certificate'
          : 'unreachable';
  return { outcome, status: null, retryAfterMs: 0 };
}
