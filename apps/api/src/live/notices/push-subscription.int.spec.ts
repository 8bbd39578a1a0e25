import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { myPush } from '@safe-haven/contracts';
import { PEOPLE } from '../../testing/http-program.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

const MINUTE = 60_000;
let notified: NotifiedProgram;
beforeEach(async () => {
  notified = await startNotifiedProgram();
});
afterEach(() => notified.close());

describe('given a person who subscribes a device', () => {
  const addresses = (host: string): readonly [string, string][] => [
    ['another port of the same machine', `https://127.0.0.1:1/push/x`],
    ['no TLS', `http://${host}/push/x`],
    ['the machine’s own network', 'https://169.254.169.254/latest/meta-data'],
    ['this program', notified.haven.url.replace('http:', 'https:')],
    ['a host that begins like one', 'https://fcm.googleapis.com.evil.example/x'],
    ['a host that ends like one', 'https://evil-push.services.mozilla.com.example/x'],
    ['what a dot stands for', 'https://.push.apple.com/x'],
    ['a host behind a name', 'https://fcm.googleapis.com@evil.example/x'],
    ['a name before a host', 'https://user:secret@fcm.googleapis.com/x'],
    ['another port of one', 'https://fcm.googleapis.com:8443/x'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'x'],
  ];

  it('NT-4: when the address is no push service on the list, then it is refused and not stored', async () => {
    const { publicKey } = (await notified.haven.get('mila', '/api/me/push')).body;
    const { keys } = notified.service.device('mila', publicKey).toJSON();
    for (const [what, endpoint] of addresses(notified.service.host)) {
      const { status, body } = await notified.post('mila', 'subscribe', { endpoint, keys });
      expect([what, status, body.code, body.faults?.[0].path]).toEqual([what, 400, 'invalid', 'endpoint']);
      expect(JSON.stringify(body)).not.toContain('evil');
    }
    expect(await notified.pushEvents('mila')).toEqual([]);
  });

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('when its browser names %s, then it is accepted', async (endpoint) => {
    const { keys } = notified.service.device('mila', 'any').toJSON();
    expect((await notified.post('mila', 'subscribe', { endpoint, keys })).status).toBe(204);
  });

  it.each([
    ['a point off the curve', { p256dh: Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url') }],
    ['a short key', { p256dh: 'AAAA' }],
    ['no secret', { auth: '' }],
    ['more than it says', { auth: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'Vesna' }],
  ])('when its keys are %s, then it is refused', async (_, over) => {
    const device = notified.service.device('mila', 'any').toJSON();
    const { status, body } = await notified.post('mila', 'subscribe', { ...device, keys: { ...device.keys, ...over } });
    expect([status, body.code]).toEqual([400, 'invalid']);
    expect(JSON.stringify(body)).not.toContain('Vesna');
  });

  it('NT-2: when each role asks, then those who may have tasks are offered a key, and nobody else', async () => {
    const offered: string[] = [];
    for (const { person } of PEOPLE) {
      const { status, body } = await notified.haven.get(person, '/api/me/push');
      if (status === 200) offered.push(person);
      else expect([person, status, body.code]).toEqual([person, 403, 'no_right']);
    }
    expect(offered).toEqual(['vera', 'jelena', 'mila', 'ana', 'petra', 'lejla', 'fjolla']);
    expect((await notified.haven.get(null, '/api/me/push')).status).toBe(401);
  });

  it('when they subscribe, renew and unsubscribe, then what they read is correct each time', async () => {
    const mine = async () => myPush.parse((await notified.haven.get('mila', '/api/me/push')).body);
    const { publicKey, ...before } = await mine();
    expect(before).toEqual({ subscribed: false, devices: 0 });
    const device = await notified.subscribes('mila');
    expect(await mine()).toEqual({ publicKey, subscribed: true, devices: 1 });
    expect((await notified.post('mila', 'subscribe', device)).status).toBe(204);
    expect(await notified.pushEvents('mila')).toHaveLength(1);
    notified.haven.advance(2 * 60 * MINUTE);
    expect(await mine()).toEqual({ publicKey, subscribed: false, devices: 1 });
    expect((await notified.post('mila', 'subscribe', device)).status).toBe(204);
    expect(await mine()).toEqual({ publicKey, subscribed: true, devices: 1 });
    expect((await notified.post('mila', 'unsubscribe', { endpoint: device.endpoint })).status).toBe(204);
    expect((await notified.post('mila', 'unsubscribe', { endpoint: device.endpoint })).status).toBe(204);
    expect(await mine()).toEqual({ publicKey, subscribed: false, devices: 0 });
  });

  it('NT-2: when a shared device changes its person, then it is notified for the last subscriber only', async () => {
    const console_ = await notified.subscribes('mila', 'console');
    expect((await notified.post('petra', 'subscribe', console_)).status).toBe(204);
    expect((await notified.pushEvents('mila')).at(-1)).toMatchObject({ type: 'PushUnsubscribed', reason: 'replaced' });
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual({});
    await notified.casework.request('r2', ['vrba']);
    expect(await notified.messages()).toEqual({ console: 1 });
  });
});
