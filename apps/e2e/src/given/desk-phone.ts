import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unlessItHangs } from '@safe-haven/jest-preset/waiting';

/** The phone on the desk with its gateway app: it brings a text, signed, and keeps what it was asked to send. */
export class DeskPhone {
  readonly sent: string[] = [];
  readonly #signingKey = randomUUID();
  readonly #server: Server;
  #look: () => void = () => undefined;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const { textMessage } = JSON.parse(Buffer.concat(await request.toArray()).toString());
      this.sent.push(textMessage.text);
      response.writeHead(202).end('{}');
      this.#look();
    });
  }

  /** With these a program knows it. */
  async settings(): Promise<Readonly<Record<string, string>>> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return {
      HAVEN_SMS_GATEWAY: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`,
      HAVEN_SMS_USER: 'sms',
      HAVEN_SMS_PASSWORD: 'of the phone',
      HAVEN_SMS_SIGNING_KEY: this.#signingKey,
      HAVEN_SMS_NUMBER: '+381 60 555 666',
    };
  }

  /** Brings a text to a program; what that answers. */
  async receives(url: string, from: string, text: string): Promise<number> {
    const body = JSON.stringify({
      event: 'sms:received',
      id: randomUUID(),
      payload: { message: text, phoneNumber: from, receivedAt: new Date().toISOString() },
    });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', this.#signingKey)
      .update(body + timestamp)
      .digest('hex');
    const headers = { 'content-type': 'application/json', 'X-Timestamp': timestamp, 'X-Signature': signature };
    return (await fetch(`${url}/api/sms/received`, { method: 'POST', headers, body })).status;
  }

  /** Resolves once so many texts were sent. */
  async until(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#look = () => this.sent.length >= count && resolve();
    this.#look();
    await unlessItHangs(promise, 'what the phone sends');
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
