import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '@safe-haven/contracts';
import { PEOPLE } from './given/app.ts';
import { type Client, clientOf, holdIn } from './given/client.ts';
import { Partner } from './given/partner.ts';
import { type Server, startServer } from './given/server.ts';

const JAVOR = 'javor';
const ONE = { party: { adults: 1, children: 0 } };

describe('given a webhook of a program that is killed in the midst of telling', () => {
  let partner: Partner;
  let server: Server;
  let coordinator: Client;

  beforeAll(async () => {
    partner = new Partner();
    const url = await partner.listen();
    server = await startServer({ settings: partner.settings });
    const manager = await clientOf(server.url, PEOPLE.manager.person);
    await manager.ask('/api/me/step-up', { demo: true });
    const asked = { label: 'The city', url, tells: ['capacity.changed'] };
    const { status, text } = await manager.ask('/api/webhooks/register', asked);
    if (status >= 300) throw new Error(text);
    coordinator = await clientOf(server.url, PEOPLE.coordinator.person);
  });
  afterAll(async () => {
    await server?.dispose();
    partner?.close();
  });

  it('WH-5: then nothing is left out, the order stays, and what comes twice is the same under the same id', async () => {
    const written: string[] = [];
    let held: string | null = null;
    const came = (count: number) => partner.until(() => partner.messagesOf(JAVOR).length >= count);
    /** Beds are held, and then they are not: each time the numbers change once. Not by an undo, which comes too late where a start takes long. */
    const changes = async (times: number) => {
      for (let n = 0; n < times; n++) {
        const { position, events }: CommandAnswer = held
          ? await coordinator.command(JAVOR, 'release-hold', { holdId: held, reason: 'error' })
          : await coordinator.command(JAVOR, 'hold-beds', ONE);
        held = held ? null : holdIn(events);
        written.push(position);
      }
    };
    await changes(2);
    await came(2);
    // It has come, and nobody was sent an answer.
    partner.answers = false;
    await changes(2);
    await came(3);
    await server.kill();
    partner.answers = true;
    await server.start();
    await came(4);
    // It was answered, and that may not be recorded anywhere.
    await changes(1);
    await came(5);
    await server.kill();
    await server.start();
    await changes(1);
    await came(6);

    expect(partner.messagesOf(JAVOR).map(({ message }) => message.position)).toEqual(written);
    const texts = new Set(partner.came.map(({ text }) => text));
    const ids = new Set(partner.came.map(({ message }) => message.id));
    expect(texts.size).toBe(ids.size);
    expect(partner.came.length).toBeGreaterThan(ids.size);
  });
});
