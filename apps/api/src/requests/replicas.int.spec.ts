import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { CaseworkProgram, ONE } from './testing/casework-program.ts';

/** Two programs on one store, the protocol double. */
let double: Double;
let clock: ManualClock;
const programs: HttpProgram[] = [];

async function replica(): Promise<CaseworkProgram> {
  const store = await openEventStoreDb<HavenEvent>({
    connectionString: double.connectionString,
    codec: eventCodec as Codec<HavenEvent>,
    watchdogMs: 200,
    retryMs: 20,
    answerMs: HANGS_MS,
  });
  const haven = await startHttpProgram(store, clock);
  programs.push(haven);
  return new CaseworkProgram(haven);
}

async function two(): Promise<readonly [CaseworkProgram, CaseworkProgram]> {
  double = await startDouble();
  double.writeForeignEvents(10);
  clock = new ManualClock();
  const [a, b] = [await replica(), await replica()];
  await a.haven.registerShelter('lipa');
  await a.haven.registerShelter('jasen', 'petra');
  for (const person of ['vera', 'jelena', 'petra', 'mila']) await b.haven.useSessionsOf(person, a.haven);
  return [a, b];
}
afterEach(async () => {
  await Promise.all(programs.splice(0).map((haven) => haven.served.close().catch(() => undefined)));
  double.stop();
});

describe('given two programs on one log', () => {
  it('RQ-2: when both follow the same holds, then each event of the request and each release is written once', async () => {
    const [a, b] = await two();
    await a.request('r1', ['lipa', 'jasen']);
    await b.answers('jelena', 'r1', 'lipa', 'yes');
    await a.answers('petra', 'r1', 'jasen', 'yes_if', ['languages']);
    const [first, second] = await Promise.all([a.hold('vera', 'lipa', 'r1'), b.hold('vera', 'jasen', 'r1')]);
    await a.until('request-r1', 'RequestHoldNotNeeded');
    await Promise.all([a.idle(), b.idle()]);
    const promised = (await a.events('request-r1')).find((e) => e.type === 'RequestPromised')!.event as {
      holdId: string;
    };
    expect([first, second]).toContain(promised.holdId);
    const [shelter, other] = promised.holdId === first ? (['lipa', 'jasen'] as const) : (['jasen', 'lipa'] as const);
    await b.until(`shelter-${other}`, 'HoldReleased');
    await a.haven.done('vera', shelter, 'release-hold', { holdId: promised.holdId, reason: 'declined' });
    await b.until('request-r1', 'RequestReopened');
    await Promise.all([a.idle(), b.idle()]);
    expect((await b.typesOf('request-r1')).slice(4)).toEqual([
      'RequestPromised',
      'RequestHoldNotNeeded',
      'RequestReopened',
    ]);
    for (const id of ['lipa', 'jasen']) {
      const types = await a.typesOf(`shelter-${id}`);
      expect(types.filter((t) => t === 'BedsHeld')).toHaveLength(1);
      expect(types.filter((t) => t === 'HoldReleased')).toHaveLength(1);
    }
    const views = await Promise.all([a, b].map((p) => p.read('vera', 'requests/r1')));
    expect(views[1]!.body).toEqual(views[0]!.body);
    expect(views[0]!.body.criteria).not.toBeNull();
  });

  it('RQ-1: when many hold for one request at both, then one hold is live once it is quiet', async () => {
    const [a, b] = await two();
    await a.request('r2', []);
    await b.haven.program.feed.waitFor(await a.haven.program.store.head(), HANGS_MS);
    const commands = Array.from({ length: 8 }, (_, i) =>
      (i % 2 ? a : b).haven.send('vera', i % 4 < 2 ? 'lipa' : 'jasen', 'hold-beds', { party: ONE, requestId: 'r2' }),
    );
    const answers = await Promise.all(commands);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(2);
    await Promise.all([a.idle(), b.idle()]);
    const live = ['lipa', 'jasen'].flatMap((id) => {
      const { state } = a.haven.program.feed.headOf(id);
      return state.situation === 'kept' ? Object.values(state.holds) : [];
    });
    expect(live.map(({ requestId }) => requestId)).toEqual(['r2']);
  });

  it('RQ-9 TR-2: when both notice that it is time, then a level and a delay are recorded once', async () => {
    const [a, b] = await two();
    await a.request('r3', ['lipa']);
    const arrival = { from: a.instant(5), to: a.instant(10) };
    const details = { needs: {}, citizenOf: ['RS', 'BA'], seeksAsylumIn: null };
    await a.done('vera', 'transfers/t1/propose', { toShelterId: 'jasen', party: ONE, arrival, details });
    const { body } = await b.read('petra', 'transfers/t1');
    await b.done('petra', 'transfers/t1/accept', { met: body.conditions });
    await a.done('vera', 'transfers/t1/record-consent', { kind: 'oral', scope: ['travel'] });
    await a.done('vera', 'transfers/t1/depart', {});
    await b.haven.program.feed.waitFor(await a.haven.program.store.head(), HANGS_MS);
    clock.advance(26 * 60_000);
    for (let i = 0; i < 2; i++) {
      await Promise.all([a, b].map((p) => p.haven.program.requestClock.recordDue()));
    }
    expect((await a.typesOf('request-r3')).filter((t) => t === 'RequestEscalated')).toHaveLength(2);
    expect((await a.typesOf('transfer-t1')).filter((t) => t === 'TransferOverdue')).toHaveLength(1);
  });

  it('when one crashes after the commit, then the same key at the other gets the one event (SH-7)', async () => {
    const [a, b] = await two();
    const key = randomUUID();
    const body = { party: ONE, criteria: { needs: { pregnantMonth: 7 }, from: null }, urgency: 'tonight' };
    const first = await a.send('vera', 'requests/r4/open', body, key);
    await a.haven.served.close();
    const again = await b.send('vera', 'requests/r4/open', body, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await b.typesOf('request-r4')).toEqual(['RequestOpened']);
  });
});
