import { once } from 'node:events';
import { request } from 'node:https';
import { isIP } from 'node:net';
import type { DeliveryOutcome } from '@safe-haven/contracts';
import type { Clock } from '../environment/clock.ts';
import { checkedLookup, faultOfUrl, isPublicAddress, NotPublic, type Resolve } from './public-address.ts';
import { signedHeaders } from './signature.ts';

/** Whoever receives answers within this, or it counts as not taken. */
const ANSWER_WITHIN_MS = 5_000;
const LONGEST_RETRY_AFTER_S = 3_600;

/** What became of one try. */
export interface Tried {
  readonly outcome: DeliveryOutcome;
  /** null: there was no answer. */
  readonly status: number | null;
  readonly ms: number;
  /** So many milliseconds of patience were asked for; 0: none. */
  readonly retryAfterMs: number;
}

export interface Parcel {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly body: string;
}

export interface WebhookSenderOptions {
  readonly clock: Clock;
  /** For trials: also addresses that are not public, and any port. */
  readonly allowPrivate: boolean;
  /** For receivers whose certificate is not the public's, as in tests. */
  readonly ca?: string | undefined;
  readonly answerWithinMs?: number | undefined;
  readonly resolve?: Resolve | undefined;
}

/**
 * Hands one message to a webhook, signed as Standard Webhooks 1.0.0 has it. Over TLS, to a public address, which is the one
 * that was checked; where it is sent on to is not followed, and what is answered beside the status is not read.
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

  /** Does not reject: whatever goes wrong is an outcome. */
  async send(parcel: Parcel): Promise<Tried> {
    const began = performance.now();
    const answer = await this.#answer(parcel).catch((error: unknown) => failed(error));
    return { ...answer, ms: Math.round(performance.now() - began) };
  }

  async #answer({ id, url, secrets, body }: Parcel): Promise<Omit<Tried, 'ms'>> {
    const { clock, allowPrivate, ca, resolve, answerWithinMs = ANSWER_WITHIN_MS } = this.#options;
    const to = new URL(url);
    const host = to.hostname.replace(/^\[|\]$/g, '');
    // Checked again at each delivery: the settings may have become stricter, and of a bare address nothing is looked up.
    if (faultOfUrl(url, allowPrivate) !== null) throw new NotPublic(host);
    if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new NotPublic(host);
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(answerWithinMs)]);
    const call = request(to, {
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

/** What `tls` says of certificates that it does not take. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|SIGNATURE/;

function failed(error: unknown): Omit<Tried, 'ms'> {
  const { name, code } = error as NodeJS.ErrnoException;
  const outcome: DeliveryOutcome =
    error instanceof NotPublic
      ? 'not_public'
      : name === 'AbortError' || name === 'TimeoutError'
        ? 'too_slow'
        : CERTIFICATE.test(code ?? '')
          ? 'no_certificate'
          : 'unreachable';
  return { outcome, status: null, retryAfterMs: 0 };
}
