import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { Webhook } from 'standardwebhooks';
import { systemClock } from '../environment/clock.ts';
import { newSecret } from './signature.ts';
import { Receiver } from './testing/receiver.ts';
import { WebhookSender } from './webhook-sender.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await new Receiver().listen();
});
afterAll(() => receiver.close());

const BODY = JSON.stringify({
  id: 'msg_1',
  type: 'webhook.test',
  position: '1',
  at: '2026-11-27T02:00:00.000Z',
  data: {},
});
const sender = (more: object = {}) =>
  new WebhookSender({
    clock: systemClock,
    allowPrivate: true,
    ca: receiver.ca,
    answerWithinMs: HANGS_MS,
    ...more,
  });
const send = (to: WebhookSender, url = receiver.url, secrets = [newSecret()]) =>
  to.send({ id: 'msg_1', url, secrets, body: BODY });

describe('given a receiver', () => {
  it('WH-3: when it verifies with an independent implementation, then either secret is accepted, and no other', async () => {
    const secrets = [newSecret(), newSecret()];
    expect(await send(sender(), receiver.url, secrets)).toMatchObject({ outcome: 'taken', status: 204 });
    const { headers, text } = receiver.received.at(-1)!;
    for (const secret of secrets)
      expect(new Webhook(secret).verify(text, headers as Record<string, string>)).toMatchObject({ id: 'msg_1' });
    expect(() => new Webhook(newSecret()).verify(text, headers as Record<string, string>)).toThrow('signature');
    expect(() => new Webhook(secrets[0]!).verify(`${text} `, headers as Record<string, string>)).toThrow('signature');
  });

  it('WH-6: when it redirects, then the redirect is not followed', async () => {
    let asked = 0;
    const inside = createServer((_, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(inside, 'listening');
    const location = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/`;
    for (const status of [301, 302, 303, 307, 308]) {
      receiver.answers.push({ status, headers: { location } });
      expect(await send(sender())).toMatchObject({ outcome: 'redirected', status });
    }
    inside.close();
    expect(asked).toBe(0);
  });

  it('WH-6: when its certificate is not trusted, it is unreachable, or it does not answer, then the outcomes differ', async () => {
    expect(await send(sender({ ca: undefined }))).toMatchObject({ outcome: 'no_certificate', status: null });
    expect(await send(sender(), 'https://127.0.0.1:1/')).toMatchObject({ outcome: 'unreachable', status: null });
    receiver.answers.push('hang');
    expect(await send(sender({ answerWithinMs: 500 }))).toMatchObject({ outcome: 'too_slow', status: null });
  });

  it('WH-6: when its name resolves into a private network, then no connection is made, whatever it resolved to before', async () => {
    const before = receiver.received.length;
    const { port } = new URL(receiver.url);
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const careful = sender({ allowPrivate: false, resolve });
    for (const url of [
      'https://partner.example/',
      'https://127.0.0.1/',
      'https://[::1]/',
      `https://localhost:${port}/`,
    ])
      expect([url, await send(careful, url)]).toMatchObject([url, { outcome: 'not_public', status: null }]);
    expect(receiver.received).toHaveLength(before);
  });
});
