import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { CaseworkProgram, ONE } from '../requests/testing/casework-program.ts';
import { PEOPLE, startHttpProgram } from '../testing/http-program.ts';

const NEEDS = { languages: ['sq'], pregnantMonth: 7, mentalHealthAcute: true, infectious: true };
const DETAILS = { needs: NEEDS, citizenOf: ['RS'], seeksAsylumIn: 'RS' };
/** Fields that are only in the sealed part, as they appear in JSON. */
const SECRETS = [
  '"pregnantMonth":7',
  '"mentalHealthAcute":true',
  '"infectious":true',
  '"rs-pirot"',
  '"citizenOf":["RS"]',
];
const READ = ['tasks', 'transfers', 'requests', 'tonight', 'board', 'shelters/lipa', 'shelters/lipa/events', 'audit'];
/** Everybody of the house's organisation, and of another that was not asked. */
const RECIPIENTS = PEOPLE.filter(({ organisation }) => organisation !== 'SOS').map(({ person }) => person);

let work: CaseworkProgram;
const frames: string[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  await work.haven.done('ana', 'lipa', 'change-intake-rules', { rules: { pregnancy: 'no', infectious: 'none' } });
  for (const person of ['mila', 'ana', 'jelena', 'petra']) {
    const socket = io(work.haven.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: await work.haven.cookieOf(person) },
    });
    socket.onAny((...frame) => frames.push(JSON.stringify(frame)));
    sockets.push(socket);
    await new Promise((resolve) => socket.once('snapshot', resolve));
  }
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await work.haven.served.close();
});

/** The secrets that any of them can read on any route, or got over a socket. */
async function leaked(extra: readonly string[] = []): Promise<string[]> {
  const fieldsOf = [...frames];
  for (const person of RECIPIENTS) {
    for (const path of [...READ, ...extra]) fieldsOf.push(JSON.stringify((await work.read(person, path)).body));
  }
  return SECRETS.filter((secret) => fieldsOf.some((text) => text.includes(secret)));
}
const over = (scope: readonly string[]) => ({
  criteria: { needs: NEEDS, from: 'rs-pirot' },
  ...(scope.length === 0 ? {} : { consent: { kind: 'oral', scope } }),
});
const ALL = ['share_needs', 'share_health', 'share_documents'];

describe('PV-4: given a house that tries to read a party’s needs before it may', () => {
  it('when it is asked, has said no, another house has the party, or it is withdrawn, then no route and no socket discloses them', async () => {
    await work.request('r1', ['lipa', 'jasen'], ONE, 'vera', over(ALL));
    expect(await leaked()).toEqual([]);
    await work.answers('mila', 'r1', 'lipa', 'no', ['no_staff']);
    await work.answers('petra', 'r1', 'jasen', 'no', ['no_staff']);
    expect(await leaked()).toEqual([]);
    await work.answers('mila', 'r1', 'lipa', 'yes');
    expect(await leaked()).toEqual([
      '"pregnantMonth":7',
      '"mentalHealthAcute":true',
      '"infectious":true',
      '"rs-pirot"',
    ]);
    await work.done('vera', 'requests/r1/withdraw', {});
    expect(await leaked()).toEqual([]);
  });

  it('when it says yes without the party’s consent, then it reads nothing', async () => {
    await work.request('r2', ['lipa', 'jasen'], ONE, 'vera', over([]));
    await work.answers('mila', 'r2', 'lipa', 'yes');
    await work.answers('petra', 'r2', 'jasen', 'yes_if', ['languages']);
    expect(await leaked()).toEqual([]);
    await work.hold('vera', 'lipa', 'r2');
    await work.until('request-r2', 'RequestPromised');
    expect(await leaked()).toEqual([]);
  });
});

describe('PV-5: given a transfer to that house', () => {
  it('when it is proposed, declined or called off, then no route and no socket discloses them', async () => {
    const propose = (id: string) =>
      work.done('vera', `transfers/${id}/propose`, {
        toShelterId: 'lipa',
        party: ONE,
        arrival: { from: work.instant(60), to: work.instant(120) },
        details: DETAILS,
        consent: { kind: 'oral', scope: ['travel', ...ALL] },
      });
    for (const id of ['t1', 't2', 't3']) await propose(id);
    const one = ['transfers/t1', 'transfers/t2', 'transfers/t3'];
    expect(await leaked(one)).toEqual([]);
    await work.done('mila', 'transfers/t1/decline', { code: 'regime' });
    await work.done('vera', 'transfers/t2/fail', { code: 'called_off' });
    expect(await leaked(one)).toEqual([]);
    const { conditions } = (await work.read('mila', 'transfers/t3')).body;
    await work.done('mila', 'transfers/t3/accept', { met: conditions });
    expect(await leaked(one)).toEqual(SECRETS.filter((secret) => secret !== '"rs-pirot"'));
    await work.done('vera', 'transfers/t3/fail', { code: 'consent_withdrawn' });
    expect(await leaked(one)).toEqual([]);
    // They were notified of the change: the frames are not empty.
    expect(frames.length).toBeGreaterThan(sockets.length);
  });
});
