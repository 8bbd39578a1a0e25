import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebhookMessage, webhookMessage } from '@safe-haven/contracts';
import { selfSigned } from '@safe-haven/event-store-double';
import { patience } from '@safe-haven/jest-preset/patience';
import { Webhook } from 'standardwebhooks';

/** One delivery that came in, whatever was answered. */
export interface Received {
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly message: WebhookMessage;
}

/** How the next delivery is answered: a status, with headers; `hang`: not at all. */
type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'hang';

/** Somebody's server that webhooks tell: over TLS, with a certificate of its own. */
export class Receiver {
  readonly received: Received[] = [];
  /** First come, first served; then `otherwise`. */
  readonly answers: Answer[] = [];
  otherwise: Answer = { status: 204 };
  readonly ca: string;
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();

  constructor() {
    const { key, cert } = selfSigned();
    this.ca = cert;
    this.#server = createServer({ key, cert }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = this.answers.shift() ?? this.otherwise;
        const text = Buffer.concat(chunks).toString();
        const status = answer === 'hang' ? 0 : answer.status;
        const message = webhookMessage.parse(JSON.parse(text));
        this.received.push({ path: request.url ?? '', status, headers: request.headers, text, message });
        if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end('what is not read');
        for (const look of this.#waiting) look();
      });
    });
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook?key=canary-in-the-url`;
  }

  /** What was taken, oldest first. */
  get taken(): readonly Received[] {
    return this.received.filter(({ status }) => status >= 200 && status < 300);
  }

  /** Resolves once it is so, looked at after each delivery. */
  until(isSo: () => boolean): Promise<void> {
    return becomesSo(isSo, (look) => this.#waiting.add(look));
  }
}

/** Resolves once it is so, looked at whenever something happened; rejects when it is not for too long. */
export async function becomesSo(isSo: () => boolean, onEach: (look: () => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => isSo() && resolve();
  const timer = setTimeout(() => reject(new Error('It did not become so.')), patience(10_000));
  onEach(look);
  look();
  await promise.finally(() => clearTimeout(timer));
}

/** Whether an independent implementation of Standard Webhooks takes it, at the time that it says itself. */
export function isGenuine({ headers, text }: Received, secret: string): boolean {
  try {
    const id = String(headers['webhook-id']);
    const timestamp = String(headers['webhook-timestamp']);
    const now = new Date(Number(timestamp) * 1_000);
    const ours = new Webhook(secret).sign(id, now, text);
    return String(headers['webhook-signature']).split(' ').includes(ours);
  } catch {
    return false;
  }
}
