/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { done, FakeServer, ok, type Reply, refusal, type SentRequest } from '../../../net/server.fixture.ts';
import { subscribeAgain } from './subscribe-again.ts';

/** A browser's subscriptions; `gone`: those that were unsubscribed. */
function given(subscribes: Reply | ((request: SentRequest) => Reply)) {
  const gone: string[] = [];
  const subscriptionAt = (endpoint: string) =>
    ({
      endpoint,
      toJSON: () => ({ endpoint, keys: { p256dh: 'P', auth: 'A' } }),
      unsubscribe: async () => gone.push(endpoint),
    }) as unknown as PushSubscription;
  const server = new FakeServer({
    'GET /api/me/push': ok({ publicKey: 'BKey', subscribed: true }),
    'POST /api/me/push/subscribe': subscribes,
    'POST /api/me/push/unsubscribe': done,
  });
  const registration = {
    pushManager: { subscribe: async () => subscriptionAt('https://push.example/made') },
  } as unknown as ServiceWorkerRegistration;
  return { server, gone, scope: { registration }, subscriptionAt };
}

describe('a browser that has another address', () => {
  test('given the new one, then the server forgets the old and learns the new', async () => {
    const { server, scope, subscriptionAt, gone } = given(done);
    await subscribeAgain(scope, {
      oldSubscription: subscriptionAt('https://push.example/old'),
      newSubscription: subscriptionAt('https://push.example/new'),
    });
    expect(server.sent.map(({ path, body }) => [path, (body as { endpoint: string }).endpoint])).toEqual([
      ['/api/me/push/unsubscribe', 'https://push.example/old'],
      ['/api/me/push/subscribe', 'https://push.example/new'],
    ]);
    expect(gone).toEqual([]);
  });

  test('given none, then one is made with the key of the server', async () => {
    const { server, scope } = given(done);
    await subscribeAgain(scope, {});
    expect(server.to('/api/me/push/subscribe')[0]?.body).toMatchObject({ endpoint: 'https://push.example/made' });
  });

  test('SH-20: given a worker that knows no time, then it says until when each of them counts by that of the refusal', async () => {
    const asked: string[] = [];
    const missing: Reply = { status: 400, date: 'Wed, 25 Nov 2026 01:10:00 GMT' };
    const { scope, subscriptionAt } = given(({ headers }) => {
      asked.push(headers.get('haven-expires') ?? '');
      return headers.has('haven-expires') ? done : missing;
    });
    await subscribeAgain(scope, { newSubscription: subscriptionAt('https://push.example/new') });
    expect(asked).toEqual(['', '2026-11-25T01:10:07.000Z']);
  });

  test('given no session, then this browser is unsubscribed', async () => {
    const { scope, gone } = given(refusal(401, 'not_signed_in'));
    await subscribeAgain(scope, {});
    expect(gone).toEqual(['https://push.example/made']);
  });

  test('given no line, then the address stays for when the page sends it', async () => {
    const { scope, gone } = given('no connection');
    await subscribeAgain(scope, {});
    expect(gone).toEqual([]);
  });
});
