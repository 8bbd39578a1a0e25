import { afterEach, describe, expect, test } from '@jest/globals';
import type { SubscribePush } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { done, FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import type { Device } from './device.ts';
import { PushChoice } from './push-choice.tsx';

afterEach(cleanup);

const ENDPOINT = 'https://push.example/abc';
const KEYS = { p256dh: 'BPub', auth: 'secret' };

/** A browser whose permission prompt is answered by the test, and a server that records subscriptions. */
function given(
  answers: NotificationPermission,
  over: { gives?: boolean; refuses?: Reply; able?: boolean; before?: 'mine' | 'of another'; sticks?: boolean } = {},
) {
  let held: PushSubscription | null = null;
  let devices = over.before === undefined ? 0 : 1;
  let permission: NotificationPermission = over.before ? 'granted' : 'default';
  let known = false;
  const subscription = {
    endpoint: ENDPOINT,
    toJSON: () => ({ endpoint: ENDPOINT, expirationTime: null, keys: KEYS }),
    unsubscribe: async () => {
      if (over.sticks) throw new DOMException('not now', 'AbortError');
      held = null;
      return true;
    },
  } as unknown as PushSubscription;
  const device: Device = {
    able: () => over.able ?? true,
    permission: () => permission,
    askPermission: async () => {
      permission = answers;
      return answers;
    },
    subscription: async () => held,
    subscribe: async () => {
      held = over.gives === false ? null : subscription;
      return held;
    },
  };
  if (over.before) held = subscription;
  const server = new FakeServer({
    'GET /api/me/push': () => ok({ publicKey: 'BKey', subscribed: known, devices }),
    'POST /api/me/push/subscribe': ({ body }) => {
      if (over.refuses) return over.refuses;
      const { again } = body as SubscribePush;
      if (again && over.before !== 'mine') return done;
      known = true;
      devices = 1;
      return done;
    },
    'POST /api/me/push/unsubscribe': () => {
      known = false;
      devices = 0;
      return done;
    },
  });
  return { server, held: () => held, show: () => act(async () => void render(<PushChoice device={device} />)) };
}

const state = () => screen.getByRole('status').textContent;
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

describe('notifications of new tasks on this device', () => {
  test('is off initially, and says what a notification shows', async () => {
    const { server, show } = given('granted');
    await show();
    expect(state()).toBe('This device is not notified of new tasks.');
    expect(document.body.textContent).toContain('It says “1 new task” and nothing more');
    expect(server.sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test('given a yes, then the server gets the address and keys of this browser and nothing else', async () => {
    const { server, show } = given('granted');
    await show();
    await press('Turn on notifications here');
    expect(state()).toBe('This device is notified of new tasks.');
    expect(server.to('/api/me/push/subscribe').map(({ body }) => body)).toEqual([
      { endpoint: ENDPOINT, expirationTime: null, keys: KEYS },
    ]);
  });

  test('given a subscription of this person from before the lock, then it is on without a press', async () => {
    const { server, show } = given('granted', { before: 'mine' });
    await show();
    expect(state()).toBe('This device is notified of new tasks.');
    expect(server.to('/api/me/push/subscribe').map(({ body }) => body)).toEqual([
      { endpoint: ENDPOINT, expirationTime: null, keys: KEYS, again: true },
    ]);
  });

  test('given a subscription of another person, then it is off', async () => {
    const { show } = given('granted', { before: 'of another' });
    await show();
    expect(state()).toBe('This device is not notified of new tasks.');
  });

  test('given a no, then nothing is sent, and the way out is said', async () => {
    const { server, show } = given('denied');
    await show();
    await press('Turn on notifications here');
    expect(state()).toBe('This browser blocks notifications from this site. Allow them in its settings.');
    expect(server.to('/api/me/push/subscribe')).toEqual([]);
  });

  test('given a refusal of the server, then the browser is unsubscribed too', async () => {
    const { held, show } = given('granted', { refuses: refusal(403, 'no_right') });
    await show();
    await press('Turn on notifications here');
    expect(held()).toBeNull();
    expect(state()).toBe('This device is not notified of new tasks.');
    expect(screen.getByRole('alert').textContent).toContain('Your role does not allow this.');
  });

  test('given a browser that gives no address, then a sentence says so', async () => {
    const { show } = given('granted', { gives: false });
    await show();
    await press('Turn on notifications here');
    expect(screen.getByRole('alert').textContent).toBe(
      'This browser gave no address for notifications. Try again later, or keep the page open.',
    );
  });

  test('is off again with one press, on both sides', async () => {
    const { server, held, show } = given('granted');
    await show();
    await press('Turn on notifications here');
    await press('Turn off notifications here');
    expect(held()).toBeNull();
    expect(server.to('/api/me/push/unsubscribe').map(({ body }) => body)).toEqual([{ endpoint: ENDPOINT }]);
    expect(state()).toBe('This device is not notified of new tasks.');
  });

  test('given a browser that fails to unsubscribe, then the server forgets it, and it can be turned on again', async () => {
    const { server, show } = given('granted', { sticks: true });
    await show();
    await press('Turn on notifications here');
    await press('Turn off notifications here');
    expect(server.to('/api/me/push/unsubscribe').map(({ body }) => body)).toEqual([{ endpoint: ENDPOINT }]);
    expect(state()).toBe('This device is not notified of new tasks.');
    expect(screen.getByRole('button', { name: 'Turn on notifications here' }).getAttribute('aria-busy')).toBeNull();
  });

  test('given a browser that can’t, then nothing is asked', async () => {
    const { server, show } = given('granted', { able: false });
    await show();
    expect(state()).toContain('Keep the page open');
    expect(server.sent).toEqual([]);
  });
});
