import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '@safe-haven/event-store-double';
import { SoftDevice } from './soft-device.ts';

/** One request that came in, as a push service sees it. */
export interface Received {
  readonly device: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** What the device reads; null where the service did not take it. */
  readonly text: string | null;
  readonly bytes: number;
}

/** How one request is answered, in place of what is right. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A push service of one's own, over TLS: RFC 8030 with the signature of RFC 8292 checked, for devices that decrypt what
 * comes (RFC 8291). It keeps one message a topic for a device that is not there.
 */
export class PushService {
  readonly received: Received[] = [];
  /** Answers for the next requests, first come, first served. */
  readonly answers: Answer[] = [];
  readonly agent: Agent;
  /** Happens before a request is answered. */
  onReceived: () => void = () => undefined;
  readonly #server: Server;
  readonly #devices = new Map<string, SoftDevice>();
  readonly #kept = new Map<string, string>();
  #away = false;

  constructor() {
    const { key, cert } = selfSigned();
    this.agent = new Agent({ ca: cert });
    this.#server = createServer({ key, cert }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = this.#take(request.method ?? '', request.url ?? '', request.headers, Buffer.concat(chunks));
        response.writeHead(answer.status, answer.headers).end();
      });
    });
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** As the operator names it. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A device that asked for messages with the server's key. */
  device(name: string, serverKey: string): SoftDevice {
    const path = `/push/${name}-${randomBytes(12).toString('base64url')}`;
    const device = new SoftDevice(name, `https://${this.host}${path}`, serverKey);
    this.#devices.set(path, device);
    return device;
  }

  /** The browser took its subscription back. */
  forget(device: SoftDevice): void {
    this.#devices.delete(new URL(device.endpoint).pathname);
  }

  /** What was taken for a device, oldest first. */
  textsFor(name: string): string[] {
    return this.received.flatMap(({ device, text }) => (device === name && text !== null ? [text] : []));
  }

  /** Devices are out of reach: their messages are kept, one a topic. */
  outOfReach(): void {
    this.#away = true;
  }

  /** What is kept for devices that are out of reach. */
  get kept(): readonly string[] {
    return [...this.#kept.values()];
  }

  #take(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): Answer {
    const device = this.#devices.get(path);
    const answer = this.answers.shift() ?? this.#judge(method, device, headers);
    const text = device && answer.status === 201 ? device.read(body) : null;
    this.onReceived();
    this.received.push({ device: device?.name ?? '', status: answer.status, headers, text, bytes: body.length });
    if (this.#away && text !== null) this.#kept.set(`${path} ${String(headers['topic'])}`, text);
    return answer;
  }

  /** RFC 8030 5: a POST with a TTL; RFC 8292 4: by whoever the subscription was made for. */
  #judge(method: string, device: SoftDevice | undefined, headers: IncomingHttpHeaders): Answer {
    if (method !== 'POST') return { status: 405 };
    if (!device) return { status: 410 };
    if (!/^\d+$/.test(headers['ttl'] as string) || headers['content-encoding'] !== 'aes128gcm') return { status: 400 };
    if (!/^[A-Za-z0-9_-]{1,32}$/.test((headers['topic'] as string) ?? 'x')) return { status: 400 };
    const { t, k } = /^vapid t=(?<t>[^,]+), k=(?<k>[\w-]+)$/.exec(headers['authorization'] ?? '')?.groups ?? {};
    if (t === undefined || k === undefined) return { status: 401 };
    return k === device.serverKey && isSignedBy(k, t, `https://${this.host}`) ? { status: 201 } : { status: 403 };
  }
}

/** A JWT by ES256, for this very service, good for a day at most, with somebody to ask. */
function isSignedBy(publicKey: string, token: string, audience: string): boolean {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  const isGenuine = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const { aud, exp, sub } = read(claims);
  const left = exp - Date.now() / 1_000;
  const isInTime = left > 0 && left <= 24 * 3_600;
  return isGenuine && read(header).alg === 'ES256' && aud === audience && isInTime && /^(mailto|https):/.test(sub);
}
