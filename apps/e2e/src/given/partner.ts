import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WebhookMessage, webhookMessage } from '@safe-haven/contracts';
import { selfSigned } from '@safe-haven/event-store-double';
import { unlessItHangs } from '@safe-haven/jest-preset/waiting';

interface Delivered {
  readonly message: WebhookMessage;
  readonly text: string;
}

/** A partner's server, over TLS with a certificate of its own: everything that came to it, and whether and how it answers. */
export class Partner {
  readonly came: Delivered[] = [];
  answers = true;
  status = 204;
  readonly #folder = mkdtempSync(join(tmpdir(), 'haven-partner-'));
  readonly #server: Server;
  #look: () => void = () => undefined;

  constructor() {
    const identity = selfSigned();
    writeFileSync(this.#ca, identity.cert);
    this.#server = createServer(identity, async (request, response) => {
      const text = Buffer.concat(await request.toArray()).toString();
      this.came.push({ text, message: webhookMessage.parse(JSON.parse(text)) });
      if (this.answers) response.writeHead(this.status).end();
      this.#look();
    });
  }

  get #ca(): string {
    return join(this.#folder, 'partner.pem');
  }

  /** By these a program recognises it. */
  get settings(): Readonly<Record<string, string>> {
    return { HAVEN_WEBHOOKS_ALLOW_PRIVATE: '1', NODE_EXTRA_CA_CERTS: this.#ca };
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** What came of a house, each message once and as it first came. */
  messagesOf(shelterId: string): readonly Delivered[] {
    const first = new Map<string, Delivered>();
    for (const one of this.came) if (!first.has(one.message.id)) first.set(one.message.id, one);
    return [...first.values()].filter(
      ({ message }) => 'shelterId' in message.data && message.data.shelterId === shelterId,
    );
  }

  /** Resolves at the delivery with which it is so. */
  async until(isSo: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#look = () => isSo() && resolve();
    this.#look();
    await unlessItHangs(promise, 'what is told to a partner');
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
