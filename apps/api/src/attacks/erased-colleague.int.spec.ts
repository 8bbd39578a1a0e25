import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HANGS_MS, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { Browser } from '../identity/testing/browser.ts';
import { type Activated, activatedByPassword, invited, PASSWORD } from '../identity/testing/invited.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { OPERATOR } from '../testing/operator.ts';

const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };

let programs: [HttpProgram, HttpProgram];
let sockets: Socket[];
let zora: Activated;
beforeEach(async () => {
  // Two programs on one log share a master key.
  const [log, clock, masterKey] = [memoryStore(), new ManualClock(), randomBytes(32).toString('base64')];
  programs = [await startHttpProgram(log, clock, { masterKey }), await startHttpProgram(log, clock, { masterKey })];
  sockets = [];
  zora = await activatedByPassword(programs[0], await invited(programs[0], 'p-zora'), ZORA);
  await programs[1].program.feed.waitFor(programs[0].program.feed.position, HANGS_MS);
});
afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  await Promise.all(programs.map((p) => p.served.close()));
});

const open = (program: HttpProgram): Promise<Socket> => {
  const socket = io(program.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: zora.browser.cookie! },
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.onAny(() => resolve(socket));
    socket.once('connect_error', reject);
  });
};
const erase = ({ program }: HttpProgram) =>
  program.keys.operations.erase({ kind: 'person', id: 'p-zora', reason: 'asked', dryRun: false }, OPERATOR);

describe('given a colleague with an open page at each of two programs', () => {
  it('DR-5: when she is erased, then both connections close, and none of her sessions and links works', async () => {
    const pages = await Promise.all(programs.map(open));
    const dark = pages.map((page) => new Promise((resolve) => page.once('disconnect', resolve)));
    expect(await erase(programs[0])).toMatchObject({ outcome: 'erased' });
    await unlessItHangs(Promise.all(dark), 'the connections close');
    for (const program of programs) {
      const me = await fetch(`${program.url}/api/me`, { headers: { cookie: zora.browser.cookie! } });
      expect(me.status).toBe(401);
      await expect(open(program)).rejects.toThrow('not_signed_in');
    }
    const code = zora.authenticator.nextCode();
    const again = await new Browser(programs[1].url).post('/api/sign-in/password', {
      email: ZORA.email,
      password: PASSWORD,
      code,
    });
    expect(again.status).toBe(401);
    const person = programs[1].program.directory.person('p-zora');
    expect(person).toMatchObject({ situation: 'disabled', sessions: {} });
    const { body } = await programs[0].get('aud', '/api/audit?person=p-zora');
    const types = (body.entries as { type: string }[]).map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['PersonDisabled', 'SubjectErased']);
  });

  it('DR-5: when an erasure was interrupted after its first event, then she is signed in nowhere from that event on', async () => {
    const page = await open(programs[1]);
    const dark = new Promise((resolve) => page.once('disconnect', resolve));
    const { accessLog } = programs[0].program;
    await accessLog.append({ type: 'SubjectErased', subject: 'person-p-zora', reason: 'asked' }, OPERATOR);
    await dark;
    expect((await zora.browser.get('/api/me')).status).toBe(401);
  });
});
