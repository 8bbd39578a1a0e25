import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../testing/http-program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { Receiver, waitUntil } from '../../webhooks/testing/receiver.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

/** A second manager of Atina. */
const MIRA = { person: 'mira', name: 'mira', role: 'manager' as const, organisation: 'Atina', country: 'RS' };

let notified: NotifiedProgram;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await new Receiver().listen();
  notified = await startNotifiedProgram(
    { webhooksAllowPrivate: true },
    { webhooks: { ca: receiver.ca, firstRetryMs: 5 }, people: [...PEOPLE, MIRA] },
  );
  await notified.everybodySubscribes();
});
afterEach(async () => {
  await notified.close();
  await receiver.close();
});

describe('given a webhook of an organisation, and people with a device each', () => {
  it('WH-4: when the receiver accepts nothing any more, then the managers of that organisation get the one neutral text', async () => {
    const { haven } = notified;
    const asked = { label: 'The city', url: receiver.url, tells: ['capacity.changed'] };
    const cookie = await steppedUp(haven, 'ana');
    const { body } = await post(`${haven.url}/api/webhooks/register`, asked, { cookie });
    receiver.otherwise = { status: 410 };
    await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const { webhooks } = haven.program;
    await waitUntil(
      () => webhooks.find(body.webhookId)?.paused != null,
      (listener) => webhooks.onChange(listener),
    );
    expect(await notified.messages()).toEqual({ ana: 1 });
    expect(notified.service.received.map(({ text }) => text)).toEqual(['{"tasks":1}']);
    // A change made by a person themselves is not notified.
    await notified.silence();
    receiver.otherwise = { status: 204 };
    await post(`${haven.url}/api/webhooks/${body.webhookId}/resume`, {}, { cookie });
    await post(`${haven.url}/api/webhooks/${body.webhookId}/pause`, {}, { cookie });
    expect(webhooks.find(body.webhookId)?.paused?.because).toBe('asked');
    expect(await notified.messages()).toEqual({});
  });

  it('WH-8: when another manager registers or changes one, then all managers but that one are notified', async () => {
    const { haven } = notified;
    const cookie = await steppedUp(haven, 'mira');
    const asked = { label: 'The city', url: receiver.url, tells: ['capacity.changed'] };
    const { body } = await post(`${haven.url}/api/webhooks/register`, asked, { cookie });
    expect(await notified.messages()).toEqual({ ana: 1 });
    for (const change of ['change-secret', 'pause', 'resume', 'remove']) {
      await notified.silence();
      await post(`${haven.url}/api/webhooks/${body.webhookId}/${change}`, {}, { cookie });
      expect([change, await notified.messages()]).toEqual([change, { ana: 1 }]);
    }
  });

  it('WH-8: when its author’s account is disabled, then it gets nothing until another manager takes over', async () => {
    const { haven } = notified;
    const { webhooks } = haven.program;
    const act = async (person: string, path: string, asked: object = {}) =>
      post(`${haven.url}/api/${path}`, asked, { cookie: await steppedUp(haven, person) });
    const asked = { label: 'The city', url: receiver.url, tells: ['capacity.changed'] };
    const { webhookId } = (await act('mira', 'webhooks/register', asked)).body;
    const pausedBecause = () => webhooks.find(webhookId)?.paused?.because ?? null;
    const until = (because: string | null) =>
      waitUntil(
        () => pausedBecause() === because,
        (listener) => webhooks.onChange(listener),
      );
    await notified.silence();
    expect((await act('ada', 'people/mira/disable', { reason: 'left' })).status).toBe(204);
    await until('author_disabled');
    expect(await notified.messages()).toEqual({ ana: 1 });
    await haven.done('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    expect(receiver.received).toHaveLength(0);
    expect((await act('ana', `webhooks/${webhookId}/resume`)).status).toBeLessThan(300);
    expect(pausedBecause()).toBeNull();
    await receiver.until(() => receiver.received.length > 0);
  });
});
