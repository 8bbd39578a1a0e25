import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonCommand } from '@safe-haven/domain';
import { readToHead } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { directoryToSnapshot } from '@safe-haven/projections';
import { post } from '../../testing/second-factor.ts';
import { StoreSilence } from '../../testing/silence.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

const MINUTE = 60_000;
const OF_ATINA = { jelena: 1, mila: 1, ana: 1 };
const OF_LARA = { petra: 1, lejla: 1 };

let notified: NotifiedProgram;
let silence: StoreSilence;
beforeEach(async () => {
  silence = new StoreSilence();
  notified = await startNotifiedProgram({}, { elapsed: silence.elapsed });
});
afterEach(() => notified.close());

/** Runs an administrator's command on an account and waits until this program has read it. */
async function done(personId: string, command: PersonCommand): Promise<void> {
  const actor = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;
  const outcome = await notified.haven.program.accounts.handle({ personId, command, actor });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  await notified.haven.program.feed.waitFor(outcome.position, HANGS_MS);
}
/** The person's own action on the device that gets the notifications. */
async function leaves(person: string, path: string): Promise<void> {
  const cookie = await notified.haven.cookieOf(person);
  const answer = await post(`${notified.haven.url}/api/${path}`, {}, { cookie });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  await notified.haven.program.feed.waitFor(await notified.haven.program.store.head(), HANGS_MS);
}

describe('given people of two organisations with a device each', () => {
  beforeEach(() => notified.everybodySubscribes());

  it('NT-1: when a shelter is asked, then its people get the one neutral text, and nothing else is sent', async () => {
    await notified.casework.request('r-canary', ['lipa']);
    expect(await notified.messages()).toEqual(OF_ATINA);
    const { received } = notified.service;
    expect(received.map(({ text }) => text)).toEqual(received.map(() => '{"tasks":1}'));
    expect(new Set(received.map(({ bytes }) => bytes)).size).toBe(1);
    for (const { headers } of received) {
      // Until the answer is due: twenty minutes.
      expect(headers).toMatchObject({ ttl: '1200', urgency: 'high', topic: 'tasks', 'content-encoding': 'aes128gcm' });
      const claims = Buffer.from(headers.authorization!.split('.')[1]!, 'base64url').toString();
      expect(`${JSON.stringify(headers)} ${claims}`).not.toMatch(/r-canary|lipa|House|jelena|Atina/);
    }
  });

  it('NT-2: when more shelters are asked, then those that were asked before are not notified again', async () => {
    await notified.casework.request('r1', ['lipa']);
    await notified.silence();
    const respondBy = notified.casework.instant(30);
    await notified.casework.done('vera', 'requests/r1/broadcast', { shelters: ['lipa', 'vrba'], respondBy });
    expect(await notified.messages()).toEqual(OF_LARA);
  });

  it('NT-2: when a person asks their own shelter, then only the others of it are notified', async () => {
    await notified.casework.request('r1', ['lipa'], undefined, 'jelena');
    expect(await notified.messages()).toEqual({ mila: 1, ana: 1 });
  });

  it('NT-2: when a hold is released, then the opener and the shelter whose yes is next are notified', async () => {
    await notified.casework.request('r1', ['lipa', 'vrba']);
    await notified.casework.answers('jelena', 'r1', 'lipa', 'yes');
    await notified.casework.answers('lejla', 'r1', 'vrba', 'yes');
    const holdId = await notified.casework.hold('vera', 'lipa', 'r1');
    await notified.casework.until('request-r1', 'RequestPromised');
    await notified.silence();
    await notified.haven.done('jelena', 'lipa', 'release-hold', { holdId, reason: 'not_suitable' });
    await notified.casework.until('request-r1', 'RequestReopened');
    expect(await notified.messages()).toEqual({ ...OF_LARA, vera: 1 });
  });

  it('TR-15: when a party that has set out loses its place, then both sides are notified once, by the neutral text', async () => {
    const { casework, haven } = notified;
    const arrival = { from: casework.instant(60), to: casework.instant(120) };
    const consent = { kind: 'oral', scope: ['travel'] };
    const details = { needs: {}, citizenOf: ['RS', 'BA'], seeksAsylumIn: null };
    const party = { adults: 1, children: 0 };
    await casework.done('vera', 'transfers/t1/propose', { toShelterId: 'vrba', party, arrival, consent, details });
    const { conditions } = (await casework.read('petra', 'transfers/t1')).body;
    await casework.done('petra', 'transfers/t1/accept', { met: conditions });
    await casework.done('vera', 'transfers/t1/depart', {});
    await notified.silence();
    const { holdId } = haven.program.cases.transfer('t1')!.hold!;
    const body = { holdId, reason: 'shelter_withdrew', diverts: true };
    await haven.done('petra', 'vrba', 'release-hold', body);
    await casework.until('transfer-t1', 'TransferDiverted');
    expect(await notified.messages()).toEqual({ ...OF_LARA, vera: 1 });
    expect(new Set(notified.service.received.map(({ text }) => text))).toEqual(new Set(['{"tasks":1}']));
  });

  it('NT-2: when the same command comes twice, then it is notified once', async () => {
    await notified.casework.request('r1', []);
    const body = { shelters: ['lipa'], respondBy: notified.casework.instant(20) };
    const key = '6f1f3d38-6f0a-4d5e-9d3c-0c8a3f6f2a11';
    await notified.casework.send('vera', 'requests/r1/broadcast', body, key);
    await notified.casework.send('vera', 'requests/r1/broadcast', body, key);
    expect(await notified.messages()).toEqual(OF_ATINA);
  });

  const unsubscribes = async (body: object) =>
    expect((await notified.post('mila', 'unsubscribe', body)).status).toBe(204);

  it.each<readonly [string, () => Promise<void>]>([
    ['signs out', () => leaves('mila', 'sign-out')],
    ['leaves in a hurry', () => leaves('mila', 'quick-exit')],
    ['is signed out everywhere', () => done('mila', { type: 'revoke-all-sessions', except: null })],
    ['has an account that is closed', () => done('mila', { type: 'disable-person', reason: 'lost_device' })],
    ['has no role any more', () => done('mila', { type: 'revoke-role', grantId: 'demo' })],
    ['wants it no more on this device', () => unsubscribes({ endpoint: notified.devices.get('mila')!.endpoint })],
    ['wants it no more on any device', () => unsubscribes({})],
  ])('NT-3: when one of them %s, then they are not notified, and the others are', async (_, change) => {
    await change();
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual({ jelena: 1, ana: 1 });
  });

  it('NT-3: when the screen of one of them locks, then they are notified until they sign out of the next session', async () => {
    await leaves('mila', 'lock');
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual(OF_ATINA);
    await notified.haven.signsInAgain('mila');
    const again = { ...notified.devices.get('mila')!.toJSON(), again: true };
    expect((await notified.post('mila', 'subscribe', again)).status).toBe(204);
    expect((await notified.haven.get('mila', '/api/me/push')).body).toMatchObject({ subscribed: true, devices: 1 });
    await leaves('mila', 'sign-out');
    await notified.silence();
    await notified.casework.request('r2', ['lipa']);
    expect(await notified.messages()).toEqual({ jelena: 1, ana: 1 });
  });

  it('NT-3: when another person renews a device that is not theirs, then it stays with its person', async () => {
    await leaves('mila', 'lock');
    const again = { ...notified.devices.get('mila')!.toJSON(), again: true };
    expect((await notified.post('jelena', 'subscribe', again)).status).toBe(204);
    expect((await notified.haven.get('jelena', '/api/me/push')).body).toMatchObject({ devices: 1 });
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual(OF_ATINA);
  });

  it('NT-3: when the session of one of them has expired, then they are notified all the same', async () => {
    const cookie = await notified.haven.cookieOf('mila');
    notified.haven.advance(2 * 60 * MINUTE);
    const { status } = await fetch(`${notified.haven.url}/api/me`, { headers: { cookie } });
    expect(status).toBe(401);
    await notified.casework.until('person-mila', 'SessionRevoked');
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual(OF_ATINA);
  });

  it('NT-6: then neither the log nor a snapshot has a device’s endpoint or its keys', async () => {
    const { store, directory } = notified.haven.program;
    const snapshots = [directoryToSnapshot(directory.directory)];
    for await (const event of readToHead(store)) snapshots.push(JSON.stringify(event));
    expect(snapshots.filter((text) => text.includes('PushSubscribed'))).toHaveLength(notified.devices.size);
    for (const device of notified.devices.values()) {
      const { endpoint, keys } = device.toJSON();
      for (const secret of [endpoint, new URL(endpoint).pathname, notified.service.host, keys.auth, keys.p256dh])
        expect(snapshots.filter((text) => text.includes(secret))).toEqual([]);
    }
  });

  it('NT-6: when one of them is erased, then nothing is sent, since the endpoint can’t be opened', async () => {
    const { erasures } = notified.haven.program.keys;
    const by = { person: 'ada', role: 'administrator', organisation: 'Network', country: null } as const;
    await erasures.erase('person-mila', 'asked', by);
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual({ jelena: 1, ana: 1 });
  });

  it('NT-5: when a service no longer knows a device, then it is removed, and not sent to again', async () => {
    notified.service.forget(notified.devices.get('mila')!);
    await notified.casework.request('r1', ['lipa']);
    expect(await notified.messages()).toEqual({ jelena: 1, ana: 1 });
    expect((await notified.pushEvents('mila')).at(-1)).toMatchObject({ type: 'PushUnsubscribed', reason: 'gone' });
    await notified.haven.program.feed.waitFor(await notified.haven.program.store.head(), HANGS_MS);
    notified.service.received.length = 0;
    await notified.casework.request('r2', ['lipa']);
    await notified.messages();
    expect(notified.service.received.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('when devices are offline, then of several tasks one message is stored for each', async () => {
    notified.service.outOfReach();
    for (const request of ['r1', 'r2', 'r3']) await notified.casework.request(request, ['lipa']);
    expect(await notified.messages()).toEqual({ jelena: 3, mila: 3, ana: 3 });
    expect(notified.service.kept).toHaveLength(3);
  });
});

describe('given a push service that does not take everything at once', () => {
  beforeEach(async () => {
    await notified.subscribes('mila');
  });
  const statuses = async (...answers: { status: number; headers?: Record<string, string> }[]) => {
    notified.service.answers.push(...answers);
    await notified.casework.request('r1', ['lipa']);
    await notified.messages();
    return notified.service.received.map(({ status }) => status);
  };

  it('NT-5: when it is busy, fails and recovers, then the message is retried until accepted, and not sent again', async () => {
    const busy = { status: 429, headers: { 'retry-after': '0' } };
    expect(await statuses(busy, { status: 503 })).toEqual([429, 503, 201]);
    expect(notified.service.textsFor('mila')).toEqual(['{"tasks":1}']);
  });

  it('NT-5: when it fails repeatedly, then there are four attempts', async () => {
    expect(await statuses(...Array.from({ length: 9 }, () => ({ status: 500 })))).toEqual([500, 500, 500, 500]);
    expect(await notified.pushEvents('mila')).toHaveLength(1);
  });

  it('NT-5: when the message is refused, then it is not sent again, and the device stays', async () => {
    expect(await statuses({ status: 413 })).toEqual([413]);
    expect(await notified.pushEvents('mila')).toHaveLength(1);
    const metrics = String((await notified.haven.get(null, '/metrics')).body);
    expect(metrics).toContain('haven_push_messages_total{outcome="refused"} 1');
  });

  it('NT-5: when it is busy for longer than the task lasts, then the message is not sent any more', async () => {
    notified.service.answers.push({ status: 503 });
    notified.service.onReceived = () => notified.haven.clock.advance(21 * MINUTE);
    expect(await statuses()).toEqual([503]);
  });

  it('NT-3: when they sign out while it is retried, then they are not notified when the service is back', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    notified.service.onReceived = () => void leaves('mila', 'sign-out').then(resolve);
    notified.service.answers.push({ status: 503, headers: { 'retry-after': '1' } });
    await notified.casework.request('r1', ['lipa']);
    await promise;
    expect(await notified.messages()).toEqual({});
    expect(notified.service.received.map(({ status }) => status)).toEqual([503]);
  });

  it('NT-5: when this program can’t reach the log meanwhile, then it sends nothing more', async () => {
    notified.service.answers.push({ status: 503 });
    notified.service.onReceived = () => {
      silence.begin(notified.haven.program);
    };
    expect(await statuses()).toEqual([503]);
  });

  it('NT-4: when it redirects, then it is not followed', async () => {
    const elsewhere = notified.service.device('elsewhere', 'any');
    expect(await statuses({ status: 307, headers: { location: elsewhere.endpoint } })).toEqual([307]);
  });
});
