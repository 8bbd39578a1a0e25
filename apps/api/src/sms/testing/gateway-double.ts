import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SmsSettings } from '../../environment/config.ts';

interface SentText {
  readonly id: string;
  readonly text: string;
  readonly to: readonly string[];
  /** For how many seconds it is worth sending. */
  readonly ttl: number;
}

/** What differs from a message as the app brings it. */
export interface Bringing {
  readonly id?: string;
  readonly receivedAt?: number;
  /** ms; else now by the clock of the test. */
  readonly signedAt?: number;
  readonly key?: string;
  /** The headers that it comes with, after the signature was made. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body that is sent in the place of the one that was signed. */
  readonly swapped?: (body: string) => string;
}

/**
 * The protocol of android-sms-gateway in local mode, as `protocol.ts` quotes it: a server that takes `POST /messages` with basic
 * authentication, and the app's way of bringing what it received, signed again for each try.
 */
export class GatewayDouble {
  readonly sent: SentText[] = [];
  /** Statuses of the next answers, before it takes texts. */
  readonly refusals: (number | 'hang')[] = [];
  readonly signingKey = `key-${randomUUID()}`;
  readonly #server: Server;
  readonly #now: () => number;
  readonly #password = randomUUID();
  #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  private constructor(now: () => number) {
    this.#now = now;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(now: () => number): Promise<GatewayDouble> {
    const double = new GatewayDouble(now);
    double.#server.listen(0, '127.0.0.1');
    await once(double.#server, 'listening');
    return double;
  }

  get settings(): SmsSettings {
    const { port } = this.#server.address() as AddressInfo;
    const { signingKey } = this;
    return { url: `http://127.0.0.1:${port}/`, username: 'sms', password: this.#password, signingKey, number: null };
  }

  /** Resolves once so many texts were taken. */
  async until(count: number): Promise<void> {
    if (this.sent.length >= count) return;
    await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
  }

  /** One try of the app to bring a message; what the program answers. */
  async bring(url: string, from: string, text: string, how: Bringing = {}): Promise<number> {
    const body = JSON.stringify({
      deviceId: 'ffffffffceb0b1db0000018e937c815b',
      event: 'sms:received',
      id: how.id ?? randomUUID(),
      payload: {
        messageId: 'abc123',
        message: text,
        phoneNumber: from,
        simNumber: 1,
        receivedAt: withOffset(how.receivedAt ?? this.#now()),
      },
      webhookId: 'haven',
    });
    return this.bringBody(url, body, how);
  }

  async bringBody(url: string, body: string, how: Bringing = {}): Promise<number> {
    const timestamp = String(Math.floor((how.signedAt ?? this.#now()) / 1_000));
    const signature = createHmac('sha256', how.key ?? this.signingKey)
      .update(body + timestamp)
      .digest('hex');
    const response = await fetch(`${url}/api/sms/received`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'X-Timestamp': timestamp,
        'X-Signature': signature,
        ...how.headers,
      },
      body: how.swapped?.(body) ?? body,
    });
    await response.body?.cancel();
    return response.status;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const refusal = this.refusals.shift();
    if (refusal === 'hang') return;
    const status = refusal ?? this.#take(request, Buffer.concat(parts).toString());
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    for (const { resolve } of this.#waiting.filter(({ count }) => this.sent.length >= count)) resolve();
    this.#waiting = this.#waiting.filter(({ count }) => this.sent.length < count);
  }

  #take({ method, url, headers }: IncomingMessage, body: string): number {
    if (method !== 'POST' || url !== '/messages') return 404;
    const basic = `Basic ${Buffer.from(`sms:${this.#password}`).toString('base64')}`;
    if (headers.authorization !== basic) return 401;
    const { id, textMessage, phoneNumbers, ttl } = JSON.parse(body);
    if (typeof textMessage?.text !== 'string' || textMessage.text === '' || !phoneNumbers?.length) return 400;
    if (!Number.isInteger(ttl) || ttl < 1) return 400;
    if (this.sent.some((text) => text.id === id)) return 409;
    this.sent.push({ id, text: textMessage.text, to: phoneNumbers, ttl });
    return 202;
  }
}

/** As the app writes it: the phone's clock with its offset. */
const withOffset = (ms: number): string => `${new Date(ms + 3_600_000).toISOString().slice(0, -1)}+01:00`;
