import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { board, eventCodec, type Update } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type Codec, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { io } from 'socket.io-client';
import { Browser } from './identity/testing/browser.ts';
import { activatedByPassword, invited, PASSWORD } from './identity/testing/invited.ts';
import { type HttpProgram, startHttpProgram } from './testing/http-program.ts';
import { ManualClock } from './testing/manual-clock.ts';

/** Two programs on one store, the protocol double: its timings say nothing about a real server. */
let double: Double;
let clock: ManualClock;
let a: HttpProgram;
let b: HttpProgram;

const replica = async (itsClock = clock, watchdogMs = 200): Promise<HttpProgram> => {
  const store = await openEventStoreDb<HavenEvent>({
    connectionString: double.connectionString,
    codec: eventCodec as Codec<HavenEvent>,
    watchdogMs,
    retryMs: 20,
    answerMs: HANGS_MS,
  });
  return startHttpProgram(store, itsClock);
};

beforeEach(async () => {
  double = await startDouble();
  double.writeForeignEvents(20);
  clock = new ManualClock();
  a = await replica();
  b = await replica();
  await a.registerShelter('lipa');
  for (const person of ['jelena', 'mila', 'ana']) await b.useSessionsOf(person, a);
});
afterEach(async () => {
  await Promise.all([a, b].map((p) => p.served.close().catch(() => undefined)));
  double.stop();
});

const FAMILY = { party: { adults: 1, children: 3 } };
const holdOf = (answer: { body: { events: { type: string; holdId: string }[] } }) =>
  answer.body.events.find((e) => e.type === 'BedsHeld')!.holdId;
const eventsNamed = async (type: string) =>
  (await a.program.store.read('shelter-lipa')).events.filter((e) => e.type === type);

describe('given two programs on one log', () => {
  it('when a command is sent to one, then the other shows it: to a reader with the position, and on open screens', async () => {
    const screen = io(b.url, {
      path: '/live',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: await b.cookieOf('jelena') },
    });
    await new Promise((resolve) => screen.once('snapshot', resolve));
    const shown = new Promise<Update>((resolve) =>
      screen.on('update', (u: Update) => u.rows.some((r) => r.view === 'exact' && r.places.held === 4) && resolve(u)),
    );
    const held = await a.done('jelena', 'lipa', 'hold-beds', FAMILY);
    const { body } = await b.get('jelena', '/api/board', { 'haven-position': held.body.position });
    expect(board.parse(body).rows[0]).toMatchObject({ places: { held: 4, free: 2 } });
    expect((await shown).rows).toHaveLength(1);
    screen.disconnect();
  });

  it('AC-1: when one code is shown to both at once, then it is accepted once', async () => {
    const email = 'zora@example.org';
    const token = await invited(a, 'p-zora');
    const { authenticator } = await activatedByPassword(a, token, { name: 'Zora Kanarinac', email });
    const both = [a, b].map((program) => program.url);
    const show = (url: string, code: string) =>
      new Browser(url).post('/api/sign-in/password', { email, password: PASSWORD, code }).then(({ status }) => status);
    for (let round = 0; round < 5; round++) {
      clock.advance(3_600_000);
      expect(await b.program.feed.waitFor(await a.program.store.head(), HANGS_MS)).toBe(true);
      const { code } = authenticator;
      const answers = await Promise.all(both.map((url) => show(url, code)));
      // Refused by the one that reads it in the account, or by the one that appends second.
      const [first, second] = answers.toSorted();
      expect(first).toBe(200);
      expect([401, 409]).toContain(second);
    }
  });

  it('when one has stopped reading, then it still refuses no bed that is free (SH-8)', async () => {
    const held = await a.done('jelena', 'lipa', 'hold-beds', FAMILY);
    await b.program.feed.waitFor(held.body.position, HANGS_MS);
    double.faults.muteNewSubscriptions = true;
    double.muteSubscriptions();
    await a.done('jelena', 'lipa', 'release-hold', { holdId: holdOf(held), reason: 'declined' });
    expect((await b.send('jelena', 'lipa', 'hold-beds', FAMILY)).status).toBe(200);
    double.faults.muteNewSubscriptions = false;
  });

  it('when both notice that a hold is overdue, then it lapses once', async () => {
    const held = await a.done('jelena', 'lipa', 'hold-beds', FAMILY);
    await b.program.feed.waitFor(held.body.position, HANGS_MS);
    clock.advance(92 * 60_000);
    await Promise.all([a.program.lapse.recordDue(), b.program.lapse.recordDue()]);
    await Promise.all([a.program.lapse.recordDue(), b.program.lapse.recordDue()]);
    expect(await eventsNamed('HoldLapsed')).toHaveLength(1);
  });

  it('when one crashes after the commit, then the same key at the other gets the one event (SH-7)', async () => {
    const key = randomUUID();
    const first = await a.send('jelena', 'lipa', 'hold-beds', FAMILY, key);
    await a.served.close();
    const again = await b.send('jelena', 'lipa', 'hold-beds', FAMILY, key);
    expect([again.status, holdOf(again)]).toEqual([200, holdOf(first)]);
    a = b;
    expect(await eventsNamed('BedsHeld')).toHaveLength(1);
    b = await replica();
    const { body } = await b.get('jelena', '/api/board', { 'haven-position': again.body.position });
    expect(board.parse(body).rows[0]).toMatchObject({ places: { held: 4 } });
  });

  it('SH-7: when the same command comes to both at once, then both answer the stored bytes, with any clocks', async () => {
    const ahead = await replica(new ManualClock(clock.now() + 90_000));
    await ahead.useSessionsOf('vera', a);
    for (let round = 0; round < 5; round++) {
      const key = randomUUID();
      const one = { party: { adults: 1, children: 0 } };
      const send = (to: HttpProgram) => to.send('vera', 'lipa', 'hold-beds', one, key);
      const first = await Promise.all([send(a), send(ahead)]);
      const again = [await send(ahead), await send(a)];
      expect(first[0]!.status).toBe(200);
      expect(new Set([...first, ...again].map(({ text }) => text)).size).toBe(1);
      const { holdId } = first[0]!.body.events[0];
      await ahead.done('vera', 'lipa', 'release-hold', { holdId, reason: 'declined' });
    }
    await ahead.served.close();
  });

  it('SH-7: when one refused what the other then accepted, then a repeat does not get the refusal', async () => {
    await a.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await b.useSessionsOf('vera', a);
    const key = randomUUID();
    const send = (to: HttpProgram) => to.send('vera', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } }, key);
    expect((await send(a)).body.code).toBe('intake_paused');
    double.faults.muteNewSubscriptions = true;
    double.muteSubscriptions();
    await b.done('ana', 'lipa', 'resume-intake', {});
    const done = await send(b);
    expect(done.status).toBe(200);
    expect((await send(a)).text).toBe(done.text);
    double.faults.muteNewSubscriptions = false;
  });

  it('when the answer to a commit is lost, then it is settled and recorded once', async () => {
    double.faults.appends.push('kill-after-commit');
    const answer = await a.send('jelena', 'lipa', 'hold-beds', FAMILY);
    expect([200, 503]).toContain(answer.status);
    expect(await eventsNamed('BedsHeld')).toHaveLength(1);
  });

  it('when the store is unreachable for a while, then commands are refused with a way out, reads continue, and it recovers', async () => {
    double.stop();
    const refused = await a.send('jelena', 'lipa', 'hold-beds', FAMILY);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await a.get('jelena', '/api/board')).status).toBe(200);
    await double.start();
    const answer = await eventually(
      () => a.send('jelena', 'lipa', 'hold-beds', FAMILY),
      ({ status }) => status === 200,
    );
    expect(await b.program.feed.waitFor(answer.body.position, HANGS_MS)).toBe(true);
  });

  it('when a hundred people want beds at both, then no bed is held twice (SH-2)', async () => {
    const commands = Array.from({ length: 100 }, (_, i) =>
      (i % 2 === 0 ? a : b).send('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } }),
    );
    const answers = await Promise.all(commands);
    expect(answers.filter((x) => x.status === 200)).toHaveLength(3);
    expect(answers.filter((x) => x.status === 409)).toHaveLength(97);
    const beds = answers.flatMap((x) =>
      x.status === 200 ? x.body.events.flatMap((e: { beds?: string[] }) => e.beds ?? []) : [],
    );
    expect(new Set(beds).size).toBe(beds.length);
  });

  it('R9 when forty commands go to one, then the other reads each by itself, and both boards are equal', async () => {
    for (let i = 0; i < 40; i++) {
      const answer = await a.done(
        'ana',
        'lipa',
        i % 2 === 0 ? 'pause-intake' : 'resume-intake',
        i % 2 === 0 ? { reason: 'other' } : {},
      );
      expect(await b.program.feed.waitFor(answer.body.position, HANGS_MS)).toBe(true);
    }
    const { position } = a.program.feed;
    const boards = await Promise.all([a, b].map((p) => p.get('jelena', '/api/board', { 'haven-position': position })));
    expect(boards[1]!.body.rows).toEqual(boards[0]!.body.rows);
  });

  it('R10 when their clocks are a minute and a half apart, then no hold ends before its deadline and each lapses once (SH-5)', async () => {
    const behind = new ManualClock(clock.now() - 90_000);
    const late = await replica(behind);
    const held = await a.done('jelena', 'lipa', 'hold-beds', FAMILY);
    const { expiresAt } = held.body.events.find((e: { type: string }) => e.type === 'BedsHeld');
    await late.program.feed.waitFor(held.body.position, HANGS_MS);
    const untilItsMinute = Date.parse(expiresAt) - clock.now() + 59_000;
    clock.advance(untilItsMinute);
    behind.advance(untilItsMinute);
    await Promise.all([a.program.lapse.recordDue(), late.program.lapse.recordDue()]);
    expect(await eventsNamed('HoldLapsed')).toHaveLength(0);
    behind.advance(2_000);
    await late.program.lapse.recordDue();
    expect(await eventsNamed('HoldLapsed')).toHaveLength(0);
    // From here its own timer may record it as well, which is not awaited by a second call.
    clock.advance(2_000);
    await a.program.lapse.recordDue();
    await eventually(
      () => eventsNamed('HoldLapsed'),
      (events) => events.length > 0,
    );
    await late.program.lapse.recordDue();
    const lapsed = await eventsNamed('HoldLapsed');
    expect(lapsed.map((e) => e.readable && e.metadata.occurredAt)).toEqual([expiresAt]);
    const again = await late.send('jelena', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    expect([200, 409]).toContain(again.status);
    behind.advance(-120_000);
    expect((await late.send('jelena', 'lipa', 'confirm-occupancy', { revision: '99' })).status).toBe(200);
    await late.served.close();
  });
});
