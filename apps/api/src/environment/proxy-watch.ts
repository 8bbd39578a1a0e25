import type { IncomingMessage } from 'node:http';
import { clientOf, type IsTrusted, trustedBy } from '../limits/client-address.ts';
import type { Conditions } from './conditions.ts';

/** So many requests one after the other: a person on the proxy's own machine asks for less. */
const IN_A_ROW = 20;

/** Where a proxy of one's own can be: this machine, RFC 1918 and RFC 4193. Anybody else may forge the header. */
const isNear = trustedBy(['127.0.0.0/8', '::1', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']);

/**
 * Says when it is not known for whom a reverse proxy asks, because the proxy does not say so or is not one whose word is
 * taken: everybody then has its one address, and the mistakes of one make all of them wait (OP-12).
 */
export class ProxyWatch {
  readonly #isTrusted: IsTrusted;
  readonly #conditions: Conditions;
  #silent = 0;
  #unnamed = 0;

  constructor(proxies: readonly string[], conditions: Conditions) {
    this.#isTrusted = trustedBy(proxies);
    this.#conditions = conditions;
  }

  /** A request for the program's data, as it came in. */
  note(request: Pick<IncomingMessage, 'headers' | 'socket'>): void {
    const { remoteAddress = '' } = request.socket;
    const { address, ignored } = clientOf(request, this.#isTrusted);
    if (ignored > 0 && isNear(address)) this.#unheard(address);
    else if (!this.#isTrusted(remoteAddress)) return;
    else if (request.headers['x-forwarded-for'] === undefined) this.#saysNothing(remoteAddress);
    else this.#says();
  }

  #unheard(address: string): void {
    this.#unnamed += 1;
    if (this.#unnamed < IN_A_ROW) return;
    this.#begin(
      `HAVEN_TRUSTED_PROXY does not name ${address}, which asks for others`,
      'Name it there if it is the proxy of this program.',
    );
  }

  #saysNothing(address: string): void {
    this.#silent += 1;
    if (this.#silent < IN_A_ROW) return;
    this.#begin(`The proxy at ${address} sends no X-Forwarded-For`, 'Have it send that header.');
  }

  #says(): void {
    this.#silent = 0;
    this.#unnamed = 0;
    this.#conditions.end('proxy_silent', 'The proxy says for whom it asks again.');
  }

  #begin(what: string, next: string): void {
    this.#conditions.begin(
      'proxy_silent',
      `${what}: everybody counts as one address, and waits for each other's mistakes. ${next}`,
    );
  }
}
