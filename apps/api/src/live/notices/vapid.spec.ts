import { createSign, createVerify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { rotateKeys } from '../../privacy/keys/rotate.ts';
import { everything, keyringOn, master, memoryLog } from '../../privacy/keys/testing/given.ts';
import { RefusingStore } from '../../testing/refusing-store.ts';
import { PushKeys } from './vapid.ts';

const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/canary-4711';

describe('the server’s own keys for notifications', () => {
  it('NT-6: given one log, when any program with its master key asks, then they are the same, and another log has others', async () => {
    const store = memoryLog();
    const [one, two] = [new PushKeys(keyringOn(store)), new PushKeys(keyringOn(store))];
    const [first, again, second] = await Promise.all([one.vapid(), one.vapid(), two.vapid()]);
    expect([again, second]).toEqual([first, first]);
    expect(await new PushKeys(keyringOn(memoryLog())).vapid()).not.toEqual(first);
  });

  it('NT-6: given a rotated master key, then they stay, and no device has to subscribe again', async () => {
    const store = memoryLog();
    const before = await new PushKeys(keyringOn(store)).vapid();
    const both = keyringOn(store, master(2, 1));
    expect(await rotateKeys(both.wrapped, ['program-push'])).toEqual({ moved: 1, current: 0, stuck: 0 });
    expect(await new PushKeys(keyringOn(store, master(2))).vapid()).toEqual(before);
    await expect(new PushKeys(keyringOn(store, master(3))).vapid()).rejects.toThrow('wrong_master_key');
  });

  it('then the log holds neither of them, and what one signs the other verifies', async () => {
    const store = memoryLog();
    const { publicKey, privateKey } = await new PushKeys(keyringOn(store)).vapid();
    const log = JSON.stringify(await everything(store));
    for (const key of [publicKey, privateKey]) expect(log).not.toContain(key);
    const point = Buffer.from(publicKey, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! };
    const signature = createSign('sha256')
      .update('x')
      .sign({ key: { ...jwk, d: privateKey }, format: 'jwk' });
    expect(createVerify('sha256').update('x').verify({ key: jwk, format: 'jwk' }, signature)).toBe(true);
  });

  it('NT-6: given a device, then its id is the same at every program of one log, and nobody makes it of the address alone', async () => {
    const store = memoryLog();
    const id = await new PushKeys(keyringOn(store)).deviceId(ENDPOINT);
    expect(await new PushKeys(keyringOn(store)).deviceId(ENDPOINT)).toBe(id);
    expect(await new PushKeys(keyringOn(store)).deviceId(`${ENDPOINT}x`)).not.toBe(id);
    expect(await new PushKeys(keyringOn(memoryLog())).deviceId(ENDPOINT)).not.toBe(id);
    expect(id).toMatch(/^[\w-]{22}$/);
  });

  it('given a log that refuses appends, when it accepts again, then the keys are created', async () => {
    const store = new RefusingStore();
    const keys = new PushKeys(keyringOn(store));
    store.refuses = { prefix: 'key-', how: 'unavailable' };
    await expect(keys.vapid()).rejects.toThrow('unavailable');
    store.refuses = null;
    expect(await keys.vapid()).toEqual(await new PushKeys(keyringOn(store)).vapid());
  });
});
