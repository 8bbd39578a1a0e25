import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { NotifiedProgram } from './testing/notified-program.ts';
import { PushService } from './testing/push-service.ts';

/** Two programs on one store, the protocol double, with one push service. */
let double: Double;
let service: PushService;
let clock: ManualClock;
let a: NotifiedProgram;
let b: NotifiedProgram;

async function replica(): Promise<NotifiedProgram> {
  const { connectionString } = double;
  const codec = eventCodec as Codec<HavenEvent>;
  const store = await openEventStoreDb<HavenEvent>({
    connectionString,
    codec,
    watchdogMs: 200,
    retryMs: 20,
    answerMs: HANGS_MS,
  });
  const push = { agent: service.agent, againAfterMs: [5, 10, 20] };
  const haven = await startHttpProgram(store, clock, { pushHosts: [service.host] }, { push });
  return new NotifiedProgram(haven, service);
}

beforeEach(async () => {
  double = await startDouble();
  service = await new PushService().listen();
  clock = new ManualClock();
  a = await replica();
  b = await replica();
  await a.haven.registerShelter('lipa');
  await a.haven.registerShelter('vrba', 'petra');
  for (const person of ['vera', 'jelena', 'mila', 'ana', 'petra', 'lejla'])
    await b.haven.useSessionsOf(person, a.haven);
});
afterEach(async () => {
  await Promise.all([a, b].map(({ haven }) => haven.served.close().catch(() => undefined)));
  await service.close();
  double.stop();
});

/** Messages per device once both programs are idle. */
async function sentByBoth(): Promise<Record<string, number>> {
  await a.messages();
  return b.messages();
}
const keyAt = async ({ haven }: { haven: HttpProgram }) => (await haven.get('mila', '/api/me/push')).body.publicKey;

describe('given two programs on one log', () => {
  it('NT-6: then they sign with one key, whichever was asked first, and so does one that starts later', async () => {
    const [one, other] = await Promise.all([keyAt(a), keyAt(b)]);
    expect(Buffer.from(one, 'base64url')).toHaveLength(65);
    expect(other).toBe(one);
    const c = await replica();
    await c.haven.useSessionsOf('mila', a.haven);
    expect(await keyAt(c)).toBe(one);
    await c.haven.served.close();
  });

  it('NT-5: when a shelter is asked at one replica, then a subscriber at the other is notified once', async () => {
    await b.subscribes('mila');
    await a.subscribes('jelena');
    await Promise.all(
      [a, b].map(async ({ haven }) => haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS)),
    );
    await a.casework.request('r1', ['lipa']);
    expect(await sentByBoth()).toEqual({ mila: 1, jelena: 1 });
  });

  it('NT-5 NT-7: when a request waits too long at both replicas, then each person is notified once', async () => {
    for (const person of ['mila', 'jelena']) await b.subscribes(person);
    await a.casework.request('r1', ['vrba'], undefined, 'ana');
    await a.casework.request('r2', ['lipa']);
    await b.haven.program.feed.waitFor(await a.haven.program.store.head(), HANGS_MS);
    await sentByBoth();
    service.received.length = 0;
    clock.advance(11 * 60_000);
    await Promise.all([a, b].map(({ haven }) => haven.program.requestClock.recordDue()));
    for (const request of ['r1', 'r2']) await a.casework.until(`request-${request}`, 'RequestEscalated');
    // For r1 the requesting coordinator, for r2 everybody of the shelter that has not answered.
    expect(await sentByBoth()).toEqual({ mila: 1, jelena: 2 });
  });

  it('NT-5: when a hold is released and both replicas handle it, then the next shelter is notified once', async () => {
    await a.subscribes('petra');
    await b.subscribes('vera');
    for (const n of [1, 2, 3, 4]) {
      await a.casework.request(`r${n}`, ['lipa', 'vrba']);
      for (const [person, shelter] of [
        ['jelena', 'lipa'],
        ['lejla', 'vrba'],
      ] as const)
        await a.casework.answers(person, `r${n}`, shelter, 'yes');
      const holdId = await a.casework.hold('vera', 'lipa', `r${n}`);
      await a.casework.until(`request-r${n}`, 'RequestPromised');
      await sentByBoth();
      service.received.length = 0;
      await a.haven.done('jelena', 'lipa', 'release-hold', { holdId, reason: 'not_suitable' });
      await a.casework.until(`request-r${n}`, 'RequestReopened');
      expect([n, await sentByBoth()]).toEqual([n, { petra: 1, vera: 1 }]);
    }
  });
});
