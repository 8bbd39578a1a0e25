import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

const MINUTE = 60_000;
const OF_LARA = { petra: 1, lejla: 1 };

let notified: NotifiedProgram;
beforeEach(async () => {
  notified = await startNotifiedProgram();
  await notified.everybodySubscribes();
});
afterEach(() => notified.close());

/** Atina's coordinator opens a request and asks a shelter of Lara. */
async function asks(requestId: string, shelters: readonly string[] = ['vrba']): Promise<void> {
  await notified.casework.request(requestId, shelters, undefined, 'jelena');
  await notified.silence();
}
const escalate = (requestId: string, level: number, by = 'jelena') =>
  notified.casework.done(by, `requests/${requestId}/escalate`, { level });
/** Advances the clock and waits until the due escalations are recorded. */
async function clockWrites(minutes: number): Promise<void> {
  notified.haven.advance(minutes * MINUTE);
  await notified.haven.program.requestClock.recordDue();
}

describe('given a request that waits', () => {
  it('NT-7: when somebody escalates by hand, then the unanswering shelter is notified again, and at the second level the requesting managers', async () => {
    await asks('r1');
    await escalate('r1', 1);
    // Jelena is Atina's only coordinator, and she opened it.
    expect(await notified.messages()).toEqual(OF_LARA);
    expect(notified.service.received.map(({ text }) => text)).toEqual(['{"tasks":1}', '{"tasks":1}']);
    await notified.silence();
    await escalate('r1', 2);
    expect(await notified.messages()).toEqual({ ...OF_LARA, ana: 1 });
  });

  it('NT-7: when the clock escalates, then the requesting coordinators are notified, and then the managers as well', async () => {
    await asks('r1', []);
    await clockWrites(10);
    expect(await notified.messages()).toEqual({});
    await clockWrites(1);
    expect(await notified.messages()).toEqual({ jelena: 1 });
    await notified.silence();
    await clockWrites(10);
    expect(await notified.messages()).toEqual({ jelena: 1, ana: 1 });
  });

  it('NT-7: when a late clock passes all levels at once, then each device is notified once', async () => {
    await asks('r1');
    await clockWrites(60);
    expect((await notified.casework.typesOf('request-r1')).filter((type) => type === 'RequestEscalated')).toHaveLength(
      3,
    );
    expect(await notified.messages()).toEqual({ ...OF_LARA, jelena: 1, ana: 1 });
  });

  it('NT-7: when a shelter has answered, then it is not notified again, until it is asked again', async () => {
    await asks('r1');
    await notified.casework.answers('lejla', 'r1', 'vrba', 'no', ['gender']);
    await escalate('r1', 1);
    expect(await notified.messages()).toEqual({});
    notified.haven.advance(MINUTE);
    const secondRound = { shelters: ['vrba'], respondBy: notified.casework.instant(40) };
    await notified.casework.done('jelena', 'requests/r1/broadcast', secondRound);
    await notified.silence();
    await escalate('r1', 2);
    expect(await notified.messages()).toEqual({ ...OF_LARA, ana: 1 });
  });

  it('NT-7: when it has a place or is withdrawn, then nobody is notified, however late it is', async () => {
    await asks('r1');
    await notified.casework.answers('lejla', 'r1', 'vrba', 'yes');
    await notified.casework.hold('jelena', 'vrba', 'r1');
    await notified.casework.until('request-r1', 'RequestPromised');
    await asks('r2');
    await notified.casework.done('jelena', 'requests/r2/withdraw', {});
    await notified.silence();
    await clockWrites(15);
    expect(await notified.messages()).toEqual({});
  });

  it('NT-7: when the same command or level is repeated, then nobody is notified again', async () => {
    await asks('r1');
    const key = '0b1f3d38-6f0a-4d5e-9d3c-0c8a3f6f2a12';
    for (const _ of [1, 2]) await notified.casework.send('jelena', 'requests/r1/escalate', { level: 1 }, key);
    await escalate('r1', 1, 'ana');
    expect(await notified.messages()).toEqual(OF_LARA);
  });
});
