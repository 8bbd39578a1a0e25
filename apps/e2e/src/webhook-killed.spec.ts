import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandAnswer, type WebhookMessage, webhookMessage } from '@safe-haven/contracts';
import { selfSigned } from '@safe-haven/event-store-double';
import { patience } from '@safe-haven/jest-preset/patience';
import { type Client, clientOf } from './given/client.ts';
import { PEOPLE } from './given/house.ts';
import { type Server, startServer } from './given/server.ts';

const JAVOR = 'javor';
const ONE = { party: { adults: 1, children: 0 } };

interface Came {
  readonly message: WebhookMessage;
  readonly text: string;
}

/** A partner's server: everything that came to it, and whether it answers. */
class Partner {
  readonly came: Came[] = [];
  answers = true;
  readonly #server: HttpsServer;
  #look: () => void = () => undefined;

  constructor(identity: { readonly key: string; readonly cert: string }) {
    this.#server = createServer(identity, async (request, response) => {
      const text = Buffer.concat(await request.toArray()).toString();
      this.came.push({ text, message: webhookMessage.parse(JSON.parse(text)) });
      if (this.answers) response.writeHead(204).end();
      this.#look();
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** What came of the house, each message once and as it first came. */
  get messages(): readonly Came[] {
    const first = new Map<string, Came>();
    for (const one of this.came) if (!first.has(one.message.id)) first.set(one.message.id, one);
    return [...first.values()].filter(({ message }) => 'shelterId' in message.data && message.data.shelterId === JAVOR);
  }

  /** Resolves at the delivery with which so many messages have come. */
  async until(count: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`${this.messages.length} came`)), patience(20_000));
    this.#look = () => this.messages.length >= count && resolve();
    this.#look();
    await promise.finally(() => clearTimeout(timer));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe('given a webhook of a program that is killed in the midst of telling', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haven-webhook-'));
  let partner: Partner;
  let server: Server;
  let coordinator: Client;

  beforeAll(async () => {
    const identity = selfSigned();
    const ca = join(folder, 'partner.pem');
    writeFileSync(ca, identity.cert);
    partner = new Partner(identity);
    const url = await partner.listen();
    server = await startServer({ settings: { HAVEN_WEBHOOKS_ALLOW_PRIVATE: '1', NODE_EXTRA_CA_CERTS: ca } });
    const manager = await clientOf(server.url, PEOPLE.manager.person);
    await manager.ask('/api/me/step-up', { demo: true });
    const asked = { label: 'The city', url, tells: ['capacity.changed'] };
    const { status, text } = await manager.ask('/api/webhooks/register', asked);
    if (status >= 300) throw new Error(text);
    coordinator = await clientOf(server.url, PEOPLE.coordinator.person);
  });
  afterAll(async () => {
    await server?.forget();
    partner?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('WH-5: then nothing is left out, the order stays, and what comes twice is the same under the same id', async () => {
    const written: string[] = [];
    let held: string | null = null;
    /** Beds are held, and then they are not: each time the numbers change once. */
    const changes = async (times: number) => {
      for (let n = 0; n < times; n++) {
        const { position, events }: CommandAnswer = held
          ? await coordinator.command(JAVOR, 'undo', { eventId: held })
          : await coordinator.command(JAVOR, 'hold-beds', ONE);
        held = held ? null : events.at(-1)!.eventId!;
        written.push(position);
      }
    };
    await changes(2);
    await partner.until(2);
    // It has come, and nobody was told so.
    partner.answers = false;
    await changes(2);
    await partner.until(3);
    await server.kill();
    partner.answers = true;
    await server.start();
    await partner.until(4);
    // It was answered, and that may not be written down anywhere.
    await changes(1);
    await partner.until(5);
    await server.kill();
    await server.start();
    await changes(1);
    await partner.until(6);

    expect(partner.messages.map(({ message }) => message.position)).toEqual(written);
    const texts = new Set(partner.came.map(({ text }) => text));
    const ids = new Set(partner.came.map(({ message }) => message.id));
    expect(texts.size).toBe(ids.size);
    expect(partner.came.length).toBeGreaterThan(ids.size);
  });
});
