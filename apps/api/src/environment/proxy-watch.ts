import type { IncomingMessage } from 'node:http';
import { type IsTrusted, trustedBy } from '../limits/client-address.ts';
import type { Conditions } from './conditions.ts';

/** So many requests one after the other: a person on the proxy's own machine asks for less. */
const SILENT_REQUESTS = 20;

/**
 * Says when a reverse proxy does not say for whom it asks: everybody then has its one address, and the mistakes of one make
 * all of them wait (OP-12).
 */
export class ProxyWatch {
  readonly #isTrusted: IsTrusted;
  readonly #conditions: Conditions;
  #silent = 0;

  constructor(proxies: readonly string[], conditions: Conditions) {
    this.#isTrusted = trustedBy(proxies);
    this.#conditions = conditions;
  }

  /** A request for the program's data, as it came in. */
  note({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
    const { remoteAddress = '' } = socket;
    if (!this.#isTrusted(remoteAddress)) return;
    if (headers['x-forwarded-for'] !== undefined) {
      this.#silent = 0;
      this.#conditions.end('proxy_silent', 'The proxy says for whom it asks again.');
      return;
    }
    this.#silent += 1;
    if (this.#silent < SILENT_REQUESTS) return;
    this.#conditions.begin(
      'proxy_silent',
      `The proxy at ${remoteAddress} sends no X-Forwarded-For: everybody counts as one address, and waits for each other's mistakes. Have it send that header.`,
    );
  }
}
