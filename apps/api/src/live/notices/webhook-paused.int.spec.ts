import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { Receiver, waitUntil } from '../../webhooks/testing/receiver.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

let notified: NotifiedProgram;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await new Receiver().listen();
  notified = await startNotifiedProgram(
    { webhooksAllowPrivate: true },
    { webhooks: { ca: receiver.ca, firstRetryMs: 5 } },
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
});
