import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readToHead } from '@safe-haven/event-store';
import { io } from 'socket.io-client';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { CaseworkProgram, ONE } from './testing/casework-program.ts';

/** A string that occurs nowhere else in the program. */
const CANARY = 'qzx';
const POINT = 'before the qzx kiosk';
const ORIGIN = 'rs-pirot';
const NEEDS = { languages: [CANARY], pregnantMonth: 7, substanceUse: 'substitution' };
/**
 * Texts that only the sealed part contains. The three letters with their JSON quotes: alone, ciphertext could contain
 * them by chance.
 */
const SECRET = /"qzx\\*"|pregnantMonth|substitution|rs-pirot/;
const READ = ['requests', 'requests/r1', 'tasks', 'transfers', 'transfers/t1', 'tonight', 'board', 'audit', 'people'];

/** Every frame that a person's open board receives. */
async function framesOf(work: CaseworkProgram, person: string): Promise<() => string> {
  const frames: string[] = [];
  const socket = io(work.haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await work.haven.cookieOf(person) },
  });
  socket.onAny((...frame) => frames.push(JSON.stringify(frame)));
  await new Promise((resolve) => socket.once('snapshot', resolve));
  return () => {
    socket.disconnect();
    return frames.join('\n');
  };
}

/** Runs a request and a transfer of vera's to lipa up to the conditions; returns the responses of refused commands. */
async function live(work: CaseworkProgram): Promise<string> {
  const open = { party: ONE, criteria: { needs: NEEDS, from: ORIGIN }, urgency: 'tonight', avoid: [ORIGIN] };
  const transfer = {
    toShelterId: 'lipa',
    party: ONE,
    arrival: { from: work.instant(10), to: work.instant(60) },
    details: { needs: NEEDS, citizenOf: null, seeksAsylumIn: null },
    consent: { kind: 'oral', scope: ['travel', 'share_health'] },
  };
  const done = [
    await work.done('vera', 'requests/r1/open', open),
    await work.done('vera', 'requests/r1/broadcast', { shelters: ['lipa'], respondBy: work.instant(20) }),
    await work.done('vera', 'transfers/t1/propose', transfer),
  ];
  const { conditions } = (await work.read('mila', 'transfers/t1')).body;
  done.push(await work.done('mila', 'transfers/t1/accept', { met: conditions }));
  done.push(await work.doneWithFactor('mila', 'transfers/t1/share-meeting-point', { point: POINT }));
  const refused = [
    await work.send('vera', 'requests/r2/open', { ...open, urgency: CANARY }),
    await work.send('vera', 'requests/r2/open', { ...open, avoid: [CANARY] }),
    await work.send('vera', 'requests/r1/open', open),
    await work.send('mila', 'transfers/t1/propose', transfer),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 409, 409]);
  return JSON.stringify([...done, ...refused].map(({ body }) => body));
}

describe('AC-5 RQ-10 TR-4: given what a party needs, where it comes from and where it is met', () => {
  it('then the people concerned read it, and the log, the files, a refusal, a frame and an answer to others have no word of it', async () =>
    withFolder(async (folder) => {
      const store = await sqliteLog(folder);
      const haven = await startHttpProgram(store, undefined, { dataDir: folder, eventStore: { kind: 'sqlite' } });
      const work = new CaseworkProgram(haven);
      await haven.registerShelter('lipa');
      await haven.registerShelter('jasen', 'petra');
      const frames = await Promise.all(['vera', 'mila', 'petra'].map((person) => framesOf(work, person)));
      const texts = [await live(work)];

      for (const [person, path] of [
        ['mila', 'tasks'],
        ['mila', 'transfers/t1'],
        ['vera', 'requests/r1'],
      ] as const) {
        expect(JSON.stringify((await work.read(person, path)).body)).toMatch(SECRET);
      }
      for (const { person, organisation } of PEOPLE) {
        if (organisation === 'SOS' || organisation === 'Atina') continue;
        for (const path of READ) texts.push(JSON.stringify((await work.read(person, path)).body));
      }
      // Only the people concerned read it, in its own response.
      for (const path of ['shelters/lipa', 'shelters/lipa/events', 'tonight', 'board', 'requests', 'audit']) {
        texts.push(JSON.stringify((await work.read('ana', path)).body));
      }
      texts.push(String((await haven.get(null, '/metrics')).body), ...frames.map((frame) => frame()));
      for await (const event of readToHead(store)) texts.push(JSON.stringify(event));
      await haven.served.close();

      const files = (await readdir(folder)).toSorted();
      expect(files).toEqual(expect.arrayContaining(['casework.snapshot', 'log.sqlite']));
      for (const name of files) texts.push(await readFile(join(folder, name), 'latin1'));
      expect(texts.length).toBeGreaterThan(80);
      expect(texts.filter((text) => SECRET.test(text)).map((text) => text.slice(0, 120))).toEqual([]);
    })());
});
