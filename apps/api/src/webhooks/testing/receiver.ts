import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebhookMessage, webhookMessage } from '@safe-haven/contracts';
import { selfSigned } from '@safe-haven/event-store-double';
import { unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { Webhook } from 'standardwebhooks';

/** One delivery that arrived, whatever was answered. */
export interface Received {
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly message: WebhookMessage;
}

/** The response to the next delivery: a status with headers; `hang`: none. */
type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'hang';

/** A receiver of webhooks over TLS, with a self-signed certificate. */
export class Receiver {
  readonly received: Received[] = [];
  /** Used in order; then `otherwise`. */
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
        for (const check of this.#waiting) check();
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

  /** The accepted deliveries, oldest first. */
  get taken(): readonly Received[] {
    return this.received.filter(({ status }) => status >= 200 && status < 300);
  }

  /** Resolves once the condition holds; checked after each delivery. */
  until(condition: () => boolean): Promise<void> {
    return waitUntil(condition, (check) => this.#waiting.add(check));
  }
}

/** Resolves once the condition holds, checked whenever `onEach` calls back. */
export async function waitUntil(condition: () => boolean, onEach: (check: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const check = () => condition() && resolve();
  onEach(check);
  check();
  await unlessItHangs(promise, String(condition));
}

/** Whether an independent implementation of Standard Webhooks computes the same signature for the given id and timestamp. */
export function hasValidSignature({ headers, text }: Received, secret: string): boolean {
  try {
    const id = String(headers['webhook-id']);
    const timestamp = String(headers['webhook-timestamp']);
    const now = new Date(Number(timestamp) * 1_000);
    const expected = new Webhook(secret).sign(id, now, text);
    return String(headers['webhook-signature']).split(' ').includes(expected);
  } catch {
    return false;
  }
}
