import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readToHead } from '@safe-haven/event-store';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io } from 'socket.io-client';
import { caughtUp } from '../live/testing/caught-up.ts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { PEOPLE } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { startWatchedProgram, type WatchedProgram } from './testing/watched-program.ts';

/** An odd instant: no deadline of the program falls on it. */
const RIDE_IN_MS = 2_231_017;
const MET = { from: 'rs-pirot', avoid: ['rs-vranje'] };
const NEEDS = { languages: ['qzx'], pregnantMonth: 7, substanceUse: 'substitution' };
type Store = Awaited<ReturnType<typeof sqliteLog>>;
type Secrets = Readonly<Record<string, RegExp>>;
/** What members alone read. Three letters with their JSON quotes: alone, ciphertext could contain them by chance. */
const SEALED: Secrets = {
  needs: /"qzx\\*"|pregnantMonth|substitution/,
  where: /rs-pirot|rs-vranje/,
  relations: /"notWith/,
  address: /Kanarinac street/,
  point: /kanarinac kiosk/,
};
const ADDRESS = 'Kanarinac street 12';
const POINT = 'before the kanarinac kiosk';
/** What no text, message, device, trace or line says: which house it is. */
const HOUSES = /House (lipa|vrba)/;
/** Of no person and no night: they say what every release can answer. */
const DOCUMENTS = ['/api/openapi.json', '/api/asyncapi.json'];
/** The person who places somebody gets the place where a party is met, over this address and no other (VA-6). */
const SAYS_POINT = '/api/shelters/lipa/meeting-point';
const QUERIES: Readonly<Record<string, string>> = {
  '/api/trends/occupancy': '?from=2026-11-01&to=2026-11-30&bucket=day&by=shelter',
  '/api/exports/person-nights': '?from=2026-11-01&to=2026-11-30',
};

/** Everything that a GET can be asked for, as the program says itself, about this night. */
async function addresses({ haven }: WatchedProgram, requestId: string): Promise<string[]> {
  const ids = { operationId: 'o1', shelterId: 'lipa', requestId, transferId: 't1', shiftId: 's1', webhookId: 'w1' };
  const { paths } = (await haven.get(null, '/api/openapi.json')).body as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, methods]) => {
    if (!('get' in methods) || DOCUMENTS.includes(path)) return [];
    const named = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (ids as Record<string, string>)[name] ?? 'x1');
    return [`${named}${QUERIES[named] ?? ''}`];
  });
}

/** Every frame that somebody's open board receives, once all that was sent has come. */
async function frames(watched: WatchedProgram, people: readonly string[]): Promise<() => Promise<string[]>> {
  const { haven } = watched;
  const received: string[] = [];
  const sockets = await Promise.all(
    people.map(async (person) => {
      const extraHeaders = { cookie: await haven.cookieOf(person) };
      const socket = io(haven.url, { path: '/live', transports: ['websocket'], forceNew: true, extraHeaders });
      socket.onAny((...frame) => received.push(JSON.stringify(frame)));
      await new Promise<void>((resolve) => socket.onAny(() => resolve()));
      return socket;
    }),
  );
  return async () => {
    await caughtUp(haven, sockets);
    for (const socket of sockets) socket.disconnect();
    return received;
  };
}

/** A house with an address, a meeting point and a phone, and everybody outside who gets messages about it. */
async function houses({ haven, notified, hooks }: WatchedProgram): Promise<void> {
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  await notified.everybodySubscribes();
  await hooks.register();
  const cookie = await steppedUp(haven, 'ana');
  for (const [path, body] of [
    ['record-address', { address: ADDRESS }],
    ['record-meeting-point', { meetingPoint: POINT }],
    ['sms-numbers/allow', { personId: 'mila', number: '060 111 2233' }],
  ] as const) {
    const { status } = await post(`${haven.url}/api/shelters/lipa/${path}`, body, { cookie });
    if (status >= 300) throw new Error(`${path}: ${status}`);
  }
}

/** A raid of vera's: two parties that may not meet, one house that is asked, a ride and a look at where it is met. */
async function raid({
  haven,
  notified: { casework },
}: WatchedProgram): Promise<{ requestId: string; refusals: string[] }> {
  const done = (command: string, body: object = {}) => casework.done('vera', `operations/o1/${command}`, body);
  const refusals: string[] = [];
  await done('open', { expected: 3, ...MET });
  await done('add-party', { line: 1, party: { women: 1 }, needs: NEEDS });
  await done('add-party', { line: 2, party: { women: 1, girls: 1 }, notWith: [1], crosses: 'agreed' });
  await done('add-party', { line: 3, party: { women: 1 }, needs: NEEDS });
  await done('decide-shelter', { line: 1, shelterId: 'lipa' });
  await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
  const { plan } = (await done('plan')).body;
  await done('hold', { plan, lines: [1, 2], ask: [{ line: 3, shelters: ['lipa'] }] });
  await casework.idle();
  await done('confirm');
  await casework.idle();
  await done('add-ride', { shelterId: 'lipa', lines: [1], leavesAt: leavesAt(haven.clock.now()) });
  await done('show-meeting-point', { ride: 1 });
  for (const [who, command, body] of [
    ['petra', 'add-party', { line: 4, party: { women: 1 }, needs: NEEDS, crosses: ADDRESS }],
    ['petra', 'help', { code: POINT }],
    ['jelena', 'add-ride', { shelterId: ADDRESS, lines: [1], leavesAt: POINT }],
    ['lejla', 'show-meeting-point', { ride: 1 }],
  ] as const)
    refusals.push((await casework.send(who, `operations/o1/${command}`, body)).text);
  const { body } = await casework.read('vera', 'operations/o1');
  return { requestId: body.lines[0].requestId, refusals };
}

const leavesAt = (now: number): string => new Date(now + RIDE_IN_MS).toISOString();

/** Which of the secrets are in which of the texts. */
const leaks = (texts: readonly (readonly [where: string, text: string])[], secrets: Secrets): string[] =>
  texts.flatMap(([where, text]) =>
    Object.entries(secrets).flatMap(([what, word]) => (word.test(text) ? [`${what} at ${where}`] : [])),
  );

/** All that is answered to those who are no members, to whatever they ask. */
async function answersTo({ haven }: WatchedProgram, people: readonly string[], paths: readonly string[]) {
  const answers = people.map(async (person) => {
    const texts: [where: string, text: string][] = [];
    for (const path of paths) {
      const { status, text } = await haven.get(person, path);
      texts.push([`${path} for ${person}: ${status}`, text]);
    }
    return texts;
  });
  return (await Promise.all(answers)).flat();
}

/** What a house reads of a party that it is asked to take, or that is met at its meeting point: it decides on that. */
const isDisclosed = (where: string): boolean =>
  where.startsWith(SAYS_POINT) || /^\/api\/tasks for (jelena|mila|ana): 200$/.test(where);

async function everybodyListens(watched: WatchedProgram, folder: string, store: Store): Promise<void> {
  const { haven, notified, gateway } = watched;
  await houses(watched);
  const others = PEOPLE.filter(({ organisation }) => organisation !== 'SOS').map(({ person }) => person);
  const received = await frames(watched, others);
  const { requestId, refusals } = await raid(watched);
  const view = (await notified.casework.read('vera', 'operations/o1')).text;
  const ride = new RegExp(leavesAt(haven.clock.now()).slice(0, 19));
  const secrets: Secrets = { ...SEALED, code: new RegExp(JSON.parse(view).code), ride };
  for (const what of ['needs', 'where', 'relations', 'code', 'ride'] as const) expect(view).toMatch(secrets[what]!);
  expect((await haven.get('vera', SAYS_POINT)).text).toMatch(secrets['point']!);

  const paths = await addresses(watched, requestId);
  const answers = await answersTo(watched, others, paths);
  expect(answers.filter(([where]) => where.endsWith(': 200')).length).toBeGreaterThan(others.length * 10);
  expect(
    leaks(
      refusals.map((text) => ['a refusal', text]),
      secrets,
    ),
  ).toEqual([]);
  expect(
    leaks(
      answers.filter(([where]) => !isDisclosed(where)),
      secrets,
    ),
  ).toEqual([]);
  expect(
    leaks(
      answers.filter(([where]) => isDisclosed(where)),
      { ...secrets, needs: /never/, point: /never/ },
    ),
  ).toEqual([]);
  expect(
    leaks(
      (await received()).map((frame) => ['a frame', frame]),
      secrets,
    ),
  ).toEqual([]);

  await gateway.until(1);
  expect((await notified.messages())['mila']).toBe(1);
  await eventually(() => watched.sentOut().webhook.length > 0);
  const log: [string, string][] = [];
  for await (const event of readToHead(store)) log.push([event.stream, JSON.stringify(event)]);
  await haven.served.close();
  const outside = Object.entries(watched.sentOut()).flatMap(([where, all]) =>
    all.map((text) => [where, text] as const),
  );
  expect(new Set(outside.map(([where]) => where))).toEqual(new Set(['push', 'sms', 'webhook', 'traces', 'lines']));
  expect(leaks(outside, secrets)).toEqual([]);
  // A webhook is an organisation's own, and names its houses.
  expect(
    leaks(
      outside.filter(([where]) => where !== 'webhook'),
      { house: HOUSES },
    ),
  ).toEqual([]);
  expect(leaks([...log, ...(await filesIn(folder))], secrets)).toEqual([]);
}

async function filesIn(folder: string): Promise<[where: string, text: string][]> {
  const names = await readdir(folder);
  expect(names).toEqual(expect.arrayContaining(['casework.snapshot', 'log.sqlite']));
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')]));
}

describe('OR-5 OR-18 OR-21: given a raid with secrets in it, and everybody who could hear of it', () => {
  it('then its members read them, and no other answer, frame, file, text, message, device, trace or line has a word of them', async () =>
    withFolder(async (folder) => {
      const store = await sqliteLog(folder);
      const watched = await startWatchedProgram(folder, store);
      await everybodyListens(watched, folder, store).finally(watched.close);
    })());
});
