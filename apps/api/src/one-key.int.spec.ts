import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  commandHeaders,
  commandNames,
  handoverCommandNames,
  requestCommandNames,
  transferCommandNames,
} from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type Answer, type HttpProgram, memoryStore, startHttpProgram } from './testing/http-program.ts';
import { ManualClock } from './testing/manual-clock.ts';
import type { Command, KeyCase } from './testing/one-key/case.ts';
import { requestCases, transferCases } from './testing/one-key/casework-cases.ts';
import { shelterCases } from './testing/one-key/shelter-cases.ts';
import { shiftCases } from './testing/one-key/shift-cases.ts';
import { post, steppedUp } from './testing/second-factor.ts';

/** How far the second program is ahead: the first copies have expired there, and no clock is wrong yet. */
const AHEAD_MS = 90_000;
const WAITS_MS = 60_000;

const store = { log: memoryStore() };
let haven: HttpProgram;
/** Another program on the same log. */
let replica: HttpProgram;
beforeEach(async () => {
  store.log = memoryStore();
  haven = await startHttpProgram(store.log);
  replica = await startHttpProgram(store.log, new ManualClock(haven.clock.now() + AHEAD_MS));
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
  return { path, body, headers: { cookie, ...commandHeaders(key, haven.clock.now(), WAITS_MS) } };
}
const sendTo = (program: HttpProgram, { path, body, headers }: Copy): Promise<Answer> =>
  post(`${program.url}/api/${path}`, body, headers);
const send = async (command: Command) => sendTo(haven, await copyOf(command));
const bytesOf = ({ status, text }: Answer) => `${status} ${text}`;

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
    if (answer.status !== 200) throw new Error(`${command.path} by ${command.who}: ${bytesOf(answer)}`);
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

  it.each(handoverCommandNames)('SH-7: a shift’s %s is answered as it was', async (name) => {
    await hasOneAnswer(shiftCases()[name]);
  });
});
