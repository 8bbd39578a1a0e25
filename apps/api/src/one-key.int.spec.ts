import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  commandHeaders,
  commandNames,
  handoverCommandNames,
  operationCommandNames,
  requestCommandNames,
  surgeCommandNames,
  transferCommandNames,
} from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { TestIdentityProvider } from './identity/credentials/testing/test-identity-provider.ts';
import { routesOf } from './routes/routes-of.ts';
import { type Answer, type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from './testing/http-program.ts';
import { ManualClock } from './testing/manual-clock.ts';
import type { Command, KeyCase } from './testing/one-key/case.ts';
import { requestCases, transferCases } from './testing/one-key/casework-cases.ts';
import { type ChangeCase, changeCases } from './testing/one-key/change-cases.ts';
import { operationCases } from './testing/one-key/operation-cases.ts';
import { shelterCases } from './testing/one-key/shelter-cases.ts';
import { shiftCases } from './testing/one-key/shift-cases.ts';
import { surgeCases } from './testing/one-key/surge-cases.ts';
import { post, steppedUp } from './testing/second-factor.ts';

/** How far the second program is ahead: the first copies have expired there, and no clock is wrong yet. */
const AHEAD_MS = 90_000;
const WAITS_MS = 60_000;
const TAKES_ANY_ADDRESS = {
  webhooksAllowPrivate: true,
  // Nothing is sent to it here.
  sms: { url: 'http://127.0.0.1:1/', username: 'sms', password: 'none', signingKey: 'x'.repeat(16), number: null },
} as const;

/** A second administrator. */
const BEA = { ...PEOPLE.find(({ person }) => person === 'ada')!, person: 'bea', name: 'bea' };
/** A focal point of the other country. */
const AZRA = { person: 'azra', name: 'azra', role: 'focal_point', organisation: null, country: 'BA' } as const;
const WITH_BEA = { people: [...PEOPLE, BEA, AZRA] };

let provider: TestIdentityProvider;
const typed = () => {
  const { issuer, clientId, clientSecret } = provider;
  return { label: 'Nova', issuer, clientId, clientSecret };
};
beforeAll(async () => {
  // The library warns, rightly, that its memory is for tests.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  provider = await TestIdentityProvider.start();
});
afterAll(() => provider.stop());

const store = { log: memoryStore() };
let haven: HttpProgram;
/** Another program on the same log. */
let replica: HttpProgram;
beforeEach(async () => {
  store.log = memoryStore();
  haven = await startHttpProgram(store.log, undefined, TAKES_ANY_ADDRESS, WITH_BEA);
  replica = await startHttpProgram(
    store.log,
    new ManualClock(haven.clock.now() + AHEAD_MS),
    TAKES_ANY_ADDRESS,
    WITH_BEA,
  );
});
afterEach(async () => {
  await replica.served.close();
  await haven.served.close();
});

/** The bytes of a command, and who sends them. */
interface Copy {
  readonly path: string;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

async function copyOf({ who, path, body, key = randomUUID(), withFactor }: Command): Promise<Copy> {
  const cookie = withFactor ? await steppedUp(haven, who) : await haven.cookieOf(who);
  const made = typeof body === 'function' ? await body(haven) : body;
  return { path, body: made, headers: { cookie, ...commandHeaders(key, haven.clock.now(), WAITS_MS) } };
}
const sendTo = (program: HttpProgram, { path, body, headers }: Copy): Promise<Answer> =>
  post(`${program.url}/api/${path}`, body, headers);
const send = async (command: Command) => sendTo(haven, await copyOf(command));
/** Each program of a test is at a port of its own, and links name where it is reached. */
const bytesOf = ({ status, text }: Answer) => `${status} ${text.replace(/localhost:\d+/, 'localhost')}`;

/** Everything in the log but what is recorded of questions. */
async function written(): Promise<number> {
  const stop = new AbortController();
  const head = await store.log.head();
  let count = 0;
  for await (const { stream, position } of store.log.follow('0'.repeat(16), stop.signal)) {
    if (!/^(access|person|key)-/.test(stream)) count++;
    if (position === head) break;
  }
  return count;
}

/** Nothing new is written by what happened: the programs have followed the log to a head that stays. */
async function settled(): Promise<void> {
  for (let head = ''; head !== (await store.log.head()); ) {
    head = await store.log.head();
    await haven.program.feed.waitFor(head, HANGS_MS);
    await replica.program.feed.waitFor(head, HANGS_MS);
    if (haven.program.cases.casework.duties.length > 0) head = '';
  }
}

async function allDone(commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    const answer = await send(command);
    if (answer.status >= 300) throw new Error(`${command.path} by ${command.who}: ${bytesOf(answer)}`);
  }
  await settled();
}

/** The same bytes from a session of now, at a program. */
async function again({ who, withFactor }: Command, copy: Copy, at: HttpProgram): Promise<Answer> {
  await settled();
  const cookie = withFactor ? copy.headers['cookie']! : await haven.cookieOf(who);
  return sendTo(at, { ...copy, headers: { ...copy.headers, cookie } });
}

/** SH-7 for one command: a no stays a no, and a yes the same yes, whatever becomes of the world. */
async function hasOneAnswer({ given = [], command, afterwards = [], refusedTo }: KeyCase): Promise<void> {
  const asked =
    refusedTo === undefined ? { ...command, key: randomUUID() } : { ...command, who: refusedTo, key: randomUUID() };
  const refused = await copyOf(asked);
  const no = await sendTo(haven, refused);
  expect([no.status >= 400, no.status < 500]).toEqual([true, true]);
  await allDone(given);
  if (refusedTo !== undefined) await haven.takesRole(refusedTo, 'manager', 'Atina');
  const before = await written();
  expect(bytesOf(await again(asked, refused, haven))).toBe(bytesOf(no));
  expect((await again(asked, refused, replica)).body.code).toBe('too_late');
  expect(await written()).toBe(before);

  const copy = await copyOf(command);
  const yes = await sendTo(haven, copy);
  expect([yes.status, yes.body.events?.length > 0]).toEqual([200, true]);
  await allDone(afterwards);
  const after = await written();
  for (const at of [haven, replica]) expect(bytesOf(await again(command, copy, at))).toBe(bytesOf(yes));
  expect(await written()).toBe(after);
}

describe('SH-7: given any command, when the world has moved on and the same bytes come again', () => {
  it.each(commandNames)('SH-7: a house’s %s is answered as it was', async (name) => {
    await hasOneAnswer(shelterCases(name)[name]);
  });

  it.each(requestCommandNames)('SH-7: a request’s %s is answered as it was', async (name) => {
    await hasOneAnswer(requestCases(name)[name]);
  });

  it.each(transferCommandNames)('SH-7: a transfer’s %s is answered as it was', async (name) => {
    await hasOneAnswer(transferCases(name)[name]);
  });

  it.each(operationCommandNames)('SH-7: an operation’s %s is answered as it was', async (name) => {
    await hasOneAnswer(operationCases(name)[name]);
  });

  it.each(surgeCommandNames)('SH-7: a surge’s %s is answered as it was', async (name) => {
    await hasOneAnswer(surgeCases(name)[name]);
  });

  it.each(handoverCommandNames)('SH-7: a shift’s %s is answered as it was', async (name) => {
    await hasOneAnswer(shiftCases()[name]);
  });
});

/** What is written of accounts too, but not of sessions, which open with each call of this test. */
async function changes(): Promise<number> {
  const stop = new AbortController();
  const head = await store.log.head();
  let count = 0;
  for await (const event of store.log.follow('0'.repeat(16), stop.signal)) {
    const isSession = event.readable && /^Session(Opened|Seen)$/.test(event.event.type);
    if (!/^(access|key)-/.test(event.stream) && !isSession && event.stream !== 'person-ada') count++;
    if (event.position === head) break;
  }
  return count;
}

/** SH-27 for one change: as SH-7 of a command. */
async function changesOnce({ before = [], given, change, refused = change, afterwards }: ChangeCase): Promise<void> {
  await allDone(before);
  const asked = { ...refused, key: randomUUID() };
  const first = await copyOf(asked);
  const no = await sendTo(haven, first);
  expect([no.status, no.status >= 400 && no.status < 500]).toEqual([no.status, true]);
  await allDone(given);
  const since = await changes();
  expect(bytesOf(await sendTo(haven, first))).toBe(bytesOf(no));
  expect((await sendTo(replica, first)).body.code).toBe('too_late');
  expect(await changes()).toBe(since);

  const copy = await copyOf(change);
  const yes = await sendTo(haven, copy);
  expect([yes.status, yes.status < 300]).toEqual([yes.status, true]);
  expect(await changes()).toBeGreaterThan(since);
  await allDone(afterwards);
  const after = await changes();
  for (const at of [haven, replica]) {
    await settled();
    expect(bytesOf(await sendTo(at, copy))).toBe(bytesOf(yes));
  }
  expect(await changes()).toBe(after);
}

/**
 * Changes without a key: a proof or a link that was used is refused by itself, what is sealed replaces what was there,
 * and what a question records is that it was asked.
 */
const WITHOUT_KEY = [
  'audit/export',
  'emergency/:accessId/confirm',
  'emergency/:accessId/review',
  'exports/report/printed',
  'find',
  'import/check',
  'lock',
  'me/act-as',
  'me/credentials/passkey',
  'me/credentials/passkey/options',
  'me/credentials/password',
  'me/credentials/recovery-codes',
  'me/credentials/remove',
  'me/credentials/totp',
  'me/credentials/totp/start',
  'me/language',
  'me/push/subscribe',
  'me/push/unsubscribe',
  'me/seen',
  'me/sessions/revoke',
  'me/sessions/revoke-others',
  'me/step-up',
  'me/step-up/passkey/options',
  'operations/:operationId/plan',
  'organisations/:organisationId/record-duty-line',
  'quick-exit',
  'shelters/:shelterId/emergency-access',
  'shelters/:shelterId/record-address',
  'shelters/:shelterId/record-duty-contact',
  'shelters/:shelterId/record-meeting-point',
  'shelters/:shelterId/reveal-address',
  'shelters/:shelterId/rules-as-told',
  'sign-out',
  'webhooks/:webhookId/test',
];

describe('SH-27: given a change that has no name of a command', () => {
  it.each(changeCases(typed).map((each) => [each.route, each] as const))(
    'SH-27: when the same bytes come again, then %s is answered as it was',
    async (_, each) => {
      await changesOnce(each);
    },
  );

  it('SH-27: then it may bring a key, or it is on the list of those that may not', () => {
    const posts = routesOf(haven.served.app).filter(
      (r) => r.method === 'POST' && !r.commands && r.access?.kind !== 'anybody',
    );
    const named = (keyed: boolean) =>
      posts.filter((r) => r.keyed === keyed).map(({ path }) => path.slice('/api/'.length));
    expect(named(true).toSorted()).toEqual(
      changeCases(typed)
        .map(({ route }) => route)
        .toSorted(),
    );
    expect(named(false).toSorted()).toEqual(WITHOUT_KEY);
  });

  it('SH-27: when its key comes with another body, is none, or its secret was shown a quarter of an hour ago, then it is refused', async () => {
    const invite = changeCases(typed).find(({ route }) => route === 'people/:personId/disable')!.given[0]!;
    const copy = await copyOf(invite);
    const yes = await sendTo(haven, copy);
    expect(yes.status).toBe(200);
    const other = await sendTo(haven, { ...copy, body: { ...copy.body, name: 'Katarina' } });
    const malformed = await sendTo(haven, { ...copy, headers: { ...copy.headers, 'idempotency-key': 'again' } });
    haven.clock.advance(15 * 60_000 + 1);
    const late = await sendTo(haven, { ...copy, headers: { ...copy.headers, cookie: await steppedUp(haven, 'ada') } });
    expect([other, malformed, late].map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '422 key_reused',
      '400 invalid',
      '422 key_reused',
    ]);
    expect(late.text).not.toContain(new URL(yes.body.link).hash);
  });

  it('SH-27: then the log has neither its key nor a fingerprint of its body alone', async () => {
    const invite = changeCases(typed).find(({ route }) => route === 'people/:personId/disable')!.given[0]!;
    const copy = await copyOf(invite);
    const { personId } = (await sendTo(haven, copy)).body;
    const { events } = await store.log.read(`person-${personId}`);
    const text = JSON.stringify(events);
    expect(text).toContain('commandHash');
    expect(text).not.toContain(copy.headers['idempotency-key']!);
    for (const key of [randomUUID(), randomUUID()])
      await sendTo(haven, await copyOf({ ...invite, path: `people/${personId}/renew-invitation`, body: {}, key }));
    const all = (await store.log.read(`person-${personId}`)).events;
    const hashes = all.slice(-2).map((event) => (event.readable ? event.metadata.commandHash : undefined));
    expect([hashes.length, new Set(hashes).size]).toEqual([2, 2]);
  });
});
