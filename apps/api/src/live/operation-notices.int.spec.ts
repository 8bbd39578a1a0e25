import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Notices } from '@safe-haven/contracts';
import type { PersonCommand, Role } from '@safe-haven/domain';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io, type Socket } from 'socket.io-client';
import { type NotifiedProgram, startNotifiedProgram } from './notices/testing/notified-program.ts';
import { caughtUp } from './testing/caught-up.ts';

/** Their organisations have a house each: one in the country where the operation opens, one in another. */
const COORDINATORS = ['jelena', 'lejla'];
const OF_OTHERS = ['petra', 'ana', 'mila', 'vera', 'nora', 'fjolla', 'ada', 'aud'];

let notified: NotifiedProgram;
const open: Socket[] = [];
beforeEach(async () => {
  notified = await startNotifiedProgram();
  await notified.everybodySubscribes();
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.disconnect();
  await notified.close();
});

const done = (who: string, command: string, body: object = {}) =>
  notified.casework.done(who, `operations/o1/${command}`, body);
const opens = () => done('vera', 'open', { expected: 15, from: 'ba-sarajevo', avoid: ['rs-novi-sad'] });
const noticesOf = async (who: string): Promise<Notices['operations']> =>
  (await notified.casework.read(who, 'notices')).body.operations;

async function worksFor(organisation: string, person: string, role: Role, country: string): Promise<void> {
  const { accounts, feed, store } = notified.haven.program;
  const grant = { grantId: `as-${role}`, role, organisation, country, shelters: null };
  const command: PersonCommand = { type: 'grant-role', grant };
  const actor = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;
  const outcome = await accounts.handle({ personId: person, command, actor });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  await feed.waitFor(await store.head(), HANGS_MS);
}

/** Opens a person's socket and collects their notice nudges. */
async function listening(person: string): Promise<unknown[]> {
  const { haven } = notified;
  const extraHeaders = { cookie: await haven.cookieOf(person) };
  const socket = io(haven.url, { path: '/live', transports: ['websocket'], forceNew: true, extraHeaders });
  open.push(socket);
  const received: unknown[] = [];
  socket.on('notices', (nudge) => received.push(nudge));
  await new Promise<void>((resolve) => socket.onAny(() => resolve()));
  return received;
}

describe('given an operation that the hotline of another organisation opens', () => {
  it('OR-22: then the coordinators of every country have its size and kinds at once, until it ends, and nobody else has', async () => {
    const coordinators = await Promise.all(COORDINATORS.map(listening));
    const others = await Promise.all(OF_OTHERS.map(listening));
    const nudges = () => coordinators.map(({ length }) => length);
    await opens();
    await eventually(() => nudges().every((count) => count === 1));
    await done('vera', 'add-party', { line: 7, party: { women: 1, girls: 2 }, needs: { languages: ['xzq'] } });
    const kinds = ['women', 'children'];
    for (const who of COORDINATORS) {
      const { body, text } = await notified.casework.read(who, 'notices');
      expect(body.operations).toEqual([
        { operationId: 'o1', openedAt: expect.any(String), expected: 15, people: 3, parties: 1, kinds },
      ]);
      for (const word of ['vera', 'SOS', 'sarajevo', 'novi-sad', 'xzq', 'request']) expect(text).not.toContain(word);
    }
    for (const who of OF_OTHERS) expect([who, await noticesOf(who)]).toEqual([who, []]);
    await done('vera', 'close');
    await eventually(() => nudges().every((count) => count === 2));
    for (const who of COORDINATORS) expect(await noticesOf(who)).toEqual([]);
    for (const nudge of coordinators.flat()) expect(nudge).toEqual({});
    await caughtUp(notified.haven, open);
    expect([nudges(), others.map(({ length }) => length)]).toEqual([[2, 2], OF_OTHERS.map(() => 0)]);
  });

  it('OR-22: then a device of each gets the neutral notice, once, and the opener’s device none', async () => {
    const key = '0b1f3d38-6f0a-4d5e-9d3c-0c8a3f6f2a13';
    for (const _ of [1, 2]) await notified.casework.send('vera', 'operations/o1/open', { expected: 15 }, key);
    expect(await notified.messages()).toEqual({ jelena: 1, lejla: 1 });
    expect(notified.service.received.map(({ text }) => text)).toEqual(COORDINATORS.map(() => '{"tasks":1}'));
    await done('vera', 'add-party', { line: 7, party: { women: 1 } });
    expect(await notified.messages()).toEqual({ jelena: 1, lejla: 1 });
  });

  it('OR-22: when an organisation has no house that may be planned, then its coordinators have no notice', async () => {
    await worksFor('SOS', 'vera', 'coordinator', 'RS');
    await notified.haven.registerShelter('breza');
    await notified.haven.done('ana', 'breza', 'close', {});
    await notified.haven.done('petra', 'vrba', 'close', {});
    await notified.silence();
    await notified.casework.done('jelena', 'operations/o2/open', { expected: 3 });
    expect(await notified.messages()).toEqual({});
    for (const who of ['vera', 'lejla', 'jelena']) expect([who, await noticesOf(who)]).toEqual([who, []]);
    await notified.haven.done('petra', 'vrba', 'reopen', {});
    expect(await noticesOf('lejla')).toHaveLength(1);
  });

  it('OR-22: when a coordinator helps in it, then it is no notice to them any more', async () => {
    await opens();
    expect(await noticesOf('jelena')).toHaveLength(1);
    const { code } = (await notified.casework.read('vera', 'operations/o1')).body;
    await done('jelena', 'help', { code });
    expect(await noticesOf('jelena')).toEqual([]);
  });

  it('OR-22: when it ends before a busy push service took the message, then it is not sent again', async () => {
    const { service, haven } = notified;
    // One coordinator is left, so that one message is under way.
    await haven.done('petra', 'vrba', 'close', {});
    await notified.silence();
    service.answers.push({ status: 503 });
    const asked = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    service.onReceived = () => {
      asked.resolve();
      return ended.promise;
    };
    await opens();
    await asked.promise;
    await done('vera', 'close');
    await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
    ended.resolve();
    expect(await notified.messages()).toEqual({});
    expect(service.received.map(({ status }) => status)).toEqual([503]);
  });
});
