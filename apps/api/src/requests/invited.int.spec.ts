import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHttpProgram } from '../testing/http-program.ts';
import { CaseworkProgram, ONE } from './testing/casework-program.ts';

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  for (const [manager, shelter] of [
    ['ana', 'lipa'],
    ['petra', 'jasen'],
  ] as const) {
    await work.haven.done(manager, shelter, 'change-hold-policy', { directHolds: 'nobody' });
  }
});
afterAll(() => work.haven.served.close());

const hold = (person: string, shelter: string, requestId?: string, key = randomUUID()) =>
  work.haven.send(person, shelter, 'hold-beds', { party: ONE, ...(requestId ? { requestId } : {}) }, key);
const codeOf = async (...asked: Parameters<typeof hold>) => {
  const { status, body } = await hold(...asked);
  return [status, body.code];
};

describe('RQ-13: given houses that let nobody hold their beds directly', () => {
  it('when one of them says yes, then the requesting hotline may hold there for that request and for nothing else', async () => {
    await work.request('r1', ['lipa', 'jasen']);
    await work.request('r2', ['lipa']);
    expect(await codeOf('vera', 'lipa', 'r1')).toEqual([409, 'ask_the_house']);
    await work.answers('jelena', 'r1', 'lipa', 'yes_if', ['languages']);
    expect(await codeOf('vera', 'lipa')).toEqual([409, 'ask_the_house']);
    expect(await codeOf('vera', 'lipa', 'r2')).toEqual([409, 'ask_the_house']);
    expect(await codeOf('vera', 'jasen', 'r1')).toEqual([409, 'ask_the_house']);
    // Not even another organisation that was asked itself.
    expect(await codeOf('petra', 'lipa', 'r1')).toEqual([403, 'no_right']);
    expect(await codeOf('lejla', 'lipa', 'r1')).toEqual([409, 'request_not_opened']);
    expect((await hold('vera', 'lipa', 'r1')).status).toBe(200);
    await work.until('request-r1', 'RequestPromised');
  });

  it('when the yes is taken back, then the house is asked again', async () => {
    await work.request('r3', ['lipa']);
    await work.answers('jelena', 'r3', 'lipa', 'yes');
    await work.answers('jelena', 'r3', 'lipa', 'no', ['no_staff']);
    expect(await codeOf('vera', 'lipa', 'r3')).toEqual([409, 'ask_the_house']);
  });

  it('when a manager asked, then they hold there, and extend and release what they hold so', async () => {
    await work.request('r4', ['lipa'], ONE, 'petra');
    expect(await codeOf('petra', 'lipa', 'r4')).toEqual([403, 'no_right']);
    await work.answers('jelena', 'r4', 'lipa', 'yes');
    const held = await hold('petra', 'lipa', 'r4');
    expect(held.status).toBe(200);
    expect(JSON.stringify(held.body)).not.toMatch(/"beds"/);
    const { holdId } = held.body.events.find((e: { type: string }) => e.type === 'BedsHeld');
    const detail = (await work.read('petra', 'shelters/lipa')).body;
    expect(detail.may).toEqual(expect.arrayContaining(['extend-hold', 'release-hold']));
    expect((await work.haven.send('petra', 'lipa', 'extend-hold', { holdId })).status).toBe(200);
    const other = await work.haven.send('vera', 'lipa', 'release-hold', { holdId, reason: 'error' });
    expect([other.status, other.body.code]).toEqual([403, 'no_right']);
    expect((await work.haven.send('petra', 'lipa', 'release-hold', { holdId, reason: 'declined' })).status).toBe(200);
  });

  it('when the house that was asked holds its own bed for it, then that is its yes made binding; a house not asked may not', async () => {
    await work.request('r5', ['jasen']);
    expect(await codeOf('jelena', 'lipa', 'r5')).toEqual([409, 'request_not_opened']);
    expect((await hold('lejla', 'jasen', 'r5')).status).toBe(200);
    await work.until('request-r5', 'RequestPromised');
  });

  it('when the request does not exist, or has ended, then no bed is held; the answer to a repeat stays the same', async () => {
    expect(await codeOf('vera', 'lipa', 'none')).toEqual([409, 'request_not_opened']);
    await work.request('r6', ['lipa']);
    await work.answers('jelena', 'r6', 'lipa', 'yes');
    const key = randomUUID();
    const first = await hold('vera', 'lipa', 'r6', key);
    expect(first.status).toBe(200);
    await work.done('vera', 'requests/r6/withdraw', {});
    expect(await codeOf('vera', 'lipa', 'r6')).toEqual([409, 'request_closed']);
    const again = await hold('vera', 'lipa', 'r6', key);
    expect([again.status, again.body.events.at(-1)]).toEqual([200, first.body.events.at(-1)]);
    await work.idle();
    expect((await work.events('shelter-lipa')).at(-1)).toMatchObject({ type: 'HoldReleased' });
  });
});
