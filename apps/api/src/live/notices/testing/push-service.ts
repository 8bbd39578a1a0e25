import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '@safe-haven/event-store-double';
import { SoftDevice } from './soft-device.ts';

/** A request received by the push service. */
export interface Received {
  readonly device: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The decrypted text; null when the service refused it. */
  readonly text: string | null;
  readonly bytes: number;
}

/** Overrides the response to one request. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A test push service over TLS: RFC 8030, with the signature of RFC 8292 verified, for devices that decrypt messages
 * (RFC 8291). For a device that is offline it stores one message per topic.
 */
export class PushService {
  readonly received: Received[] = [];
  /** Overrides for the next requests, in order. */
  readonly answers: Answer[] = [];
  readonly agent: Agent;
  /** Called before a request is answered, which waits for it. */
  onReceived: () => unknown = () => undefined;
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
      request.on('end', async () => {
        const answer = this.#take(request.method ?? '', request.url ?? '', request.headers, Buffer.concat(chunks));
        await this.onReceived();
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

  /** The host, as in the operator's settings. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A device subscribed with the server's key. */
  device(name: string, serverKey: string): SoftDevice {
    const path = `/push/${name}-${randomBytes(12).toString('base64url')}`;
    const device = new SoftDevice(name, `https://${this.host}${path}`, serverKey);
    this.#devices.set(path, device);
    return device;
  }

  /** The browser removed its subscription. */
  forget(device: SoftDevice): void {
    this.#devices.delete(new URL(device.endpoint).pathname);
  }

  /** Messages accepted for a device, oldest first. */
  textsFor(name: string): string[] {
    return this.received.flatMap(({ device, text }) => (device === name && text !== null ? [text] : []));
  }

  /** Takes all devices offline: their messages are stored, one per topic. */
  outOfReach(): void {
    this.#away = true;
  }

  /** Messages stored for offline devices. */
  get kept(): readonly string[] {
    return [...this.#kept.values()];
  }

  #take(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): Answer {
    const device = this.#devices.get(path);
    const answer = this.answers.shift() ?? this.#judge(method, device, headers);
    const text = device && answer.status === 201 ? device.read(body) : null;
    this.received.push({ device: device?.name ?? '', status: answer.status, headers, text, bytes: body.length });
    if (this.#away && text !== null) this.#kept.set(`${path} ${String(headers['topic'])}`, text);
    return answer;
  }

  /** RFC 8030, 5: a POST with a TTL; RFC 8292, 4: signed with the key of the subscription. */
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

/** An ES256 JWT for this service, valid for a day at most, with a contact. */
function isSignedBy(publicKey: string, token: string, audience: string): boolean {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  const isValidSignature = verify(
    'sha256',
    signed,
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const { aud, exp, sub } = read(claims);
  const left = exp - Date.now() / 1_000;
  const isInTime = left > 0 && left <= 24 * 3_600;
  return (
    isValidSignature && read(header).alg === 'ES256' && aud === audience && isInTime && /^(mailto|https):/.test(sub)
  );
}
