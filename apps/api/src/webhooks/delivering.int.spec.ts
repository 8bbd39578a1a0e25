import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { hasValidSignature, type Received } from './testing/receiver.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let program: WebhookProgram;
beforeEach(async () => {
  program = await startWebhookProgram();
});
afterEach(() => program.close());

const heldCounts = (): unknown[] =>
  program.receiver.taken.map(({ message }) => 'places' in message.data && message.data.places?.held);
const positions = () => program.receiver.taken.map(({ message }) => message.position);
const untilTaken = (n: number) => program.receiver.until(() => program.receiver.taken.length >= n);

describe('given a webhook of an organisation', () => {
  it('WH-1: when something changes in its houses, then each change is delivered once, in order, signed, with the numbers at that event', async () => {
    const { secret } = await program.register();
    const [first] = await program.holdBeds(2);
    await program.releaseHold(first!);
    await untilTaken(3);
    expect(heldCounts()).toEqual([1, 2, 1]);
    expect(positions()).toEqual(positions().toSorted());
    for (const delivery of program.receiver.taken) {
      expect(hasValidSignature(delivery, secret)).toBe(true);
      expect(delivery.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': delivery.message.id });
    }
    expect(new Set(program.receiver.taken.map(({ message }) => message.id)).size).toBe(3);
  });

  it('WH-1: when a house closes, reopens and pauses intake, then each is delivered under its own topic', async () => {
    await program.register(['house.closed', 'house.reopened', 'intake.changed']);
    await program.haven.done('ana', 'lipa', 'close', {});
    await program.haven.done('ana', 'lipa', 'reopen', {});
    await program.haven.done('jelena', 'lipa', 'pause-intake', { reason: 'no_staff' });
    await program.holdBeds(1).catch(() => undefined);
    await untilTaken(3);
    expect(program.receiver.taken.map(({ message }) => message.type)).toEqual([
      'house.closed',
      'house.reopened',
      'intake.changed',
    ]);
  });

  it('TR-15: when a party on the way loses its place, then that is sent, and nothing of the party', async () => {
    await program.register(['arrival.diverted']);
    const work = new CaseworkProgram(program.haven);
    const arrival = { from: work.instant(60), to: work.instant(120) };
    const proposal = { toShelterId: 'lipa', party: ONE, arrival, consent: { kind: 'oral', scope: ['travel'] } };
    await work.done('vera', 'transfers/t1/propose', { ...proposal, details: DETAILS });
    await work.done('ana', 'transfers/t1/accept', { met: (await work.read('ana', 'transfers/t1')).body.conditions });
    await work.done('vera', 'transfers/t1/depart', {});
    await work.idle();
    const holdId = program.haven.program.cases.transfer('t1')!.hold!.holdId;
    await program.haven.done('ana', 'lipa', 'release-hold', { holdId, reason: 'shelter_withdrew', diverts: true });
    await untilTaken(1);
    const [{ message, text }] = program.receiver.taken as [(typeof program.receiver.taken)[number]];
    expect(message).toMatchObject({ type: 'arrival.diverted', data: { shelterId: 'lipa', places: { held: 0 } } });
    expect(text).not.toMatch(/t1|women|SOS|hold_|party/);
  });

  it('WH-2: when something changes in another organisation’s house, or in a draft, then nothing is delivered', async () => {
    await program.register();
    await program.holdBeds(1, 'vrba').catch(() => undefined);
    await program.haven.done('lejla', 'vrba', 'hold-beds', { party: { adults: 1, children: 0 } });
    const draft = {
      name: 'Draft',
      organisation: 'Atina',
      country: 'RS',
      area: { id: 'rs-nis' },
      timezone: 'Europe/Belgrade',
    };
    await program.haven.done('ana', 'draft', 'register', { ...draft, mode: 'counted', kind: 'emergency' });
    await program.haven.done('ana', 'draft', 'report-census', {
      asOf: '2026-11-25T00:30:00.000Z',
      night: '2026-11-24',
      occupied: 3,
    });
    await program.holdBeds(1);
    await untilTaken(1);
    expect(
      program.receiver.received.map(({ message }) => 'shelterId' in message.data && message.data.shelterId),
    ).toEqual(['lipa']);
  });

  it('WH-2: then a message contains no bed, hold, party, person, address, number or coordinate', async () => {
    await program.register();
    const [holdId] = await program.holdBeds(1);
    await program.haven.done('jelena', 'lipa', 'admit-party', { holdId });
    await untilTaken(2);
    const sent = program.receiver.received.map(({ text, headers }) => `${text} ${JSON.stringify(headers)}`).join('\n');
    expect(sent).not.toMatch(/jelena|"f1"|"s1"|bedId|holdId|stay|party|women|adults|phone|\bpoint\b|20\.4|44\.8/i);
    expect(sent).not.toContain(holdId!);
  });

  it('WH-4: when the receiver answers 500 and hangs, then the same message is retried until it is accepted, and only then the next is sent', async () => {
    await program.close();
    program = await startWebhookProgram({ answerWithinMs: 2_000 });
    const { receiver } = program;
    receiver.answers.push({ status: 500 }, 'hang', { status: 302, headers: { location: receiver.url } });
    const { webhookId } = await program.register();
    await program.holdBeds(2);
    const idsOf = (messages: readonly Received[]) => new Set(messages.map(({ message }) => message.id));
    await receiver.until(() => idsOf(receiver.taken).size === 2);
    expect(receiver.received.slice(0, 4).map(({ status }) => status)).toEqual([500, 0, 302, 204]);
    expect(idsOf(receiver.received.slice(0, 4)).size).toBe(1);
    expect(idsOf(receiver.received.slice(4)).has(receiver.received[0]!.message.id)).toBe(false);
    await program.until(webhookId, (webhook) => webhook !== null && webhook.attempts.length >= 3);
    const outcomes = (await program.deliveries(webhookId)).map(({ outcome, status }) => [outcome, status]);
    expect(outcomes).toEqual([
      ['taken', 204],
      ['taken', 204],
      ['redirected', 302],
      ['too_slow', null],
      ['refused', 500],
    ]);
  });

  it('WH-4: when the receiver accepts nothing for a day, then the webhook is paused, and continues from the same position when resumed', async () => {
    program.receiver.otherwise = { status: 503 };
    const { webhookId } = await program.register();
    await program.holdBeds(2);
    await program.receiver.until(() => program.receiver.received.length >= 2);
    expect(await program.list()).toMatchObject([{ state: 'failing' }]);
    program.haven.advance(25 * HOUR);
    await program.until(webhookId, (webhook) => webhook?.paused != null);
    expect(await program.list()).toMatchObject([{ state: 'paused', paused: { because: 'failing' } }]);
    program.receiver.otherwise = { status: 200 };
    await program.done(`${webhookId}/resume`);
    await untilTaken(2);
    expect(heldCounts().slice(0, 2)).toEqual([1, 2]);
  });

  it('WH-4: when the system clock is set back while deliveries fail, then it is recorded, and paused after a day by that clock', async () => {
    program.receiver.otherwise = { status: 503 };
    const { webhookId } = await program.register();
    await program.holdBeds(1);
    await program.until(webhookId, (webhook) => webhook?.failingSince != null);
    const { clock } = program.haven;
    clock.advance(-2 * HOUR);
    const now = new Date(clock.now()).toISOString();
    await program.until(webhookId, (webhook) => webhook!.failingSince! <= now);
    clock.advance(24 * HOUR);
    await program.until(webhookId, (webhook) => webhook?.paused?.because === 'failing');
  });

  it('WH-4: when the receiver answers 410, then the webhook is paused at once', async () => {
    program.receiver.otherwise = { status: 410 };
    const { webhookId } = await program.register();
    await program.holdBeds(1);
    await program.until(webhookId, (webhook) => webhook?.paused?.because === 'gone');
    expect(program.receiver.received).toHaveLength(1);
  });

  it('WH-3: when its secret is changed, then both sign for a day, and afterwards only the new one', async () => {
    const { webhookId, secret } = await program.register();
    const { secret: next } = (await program.done(`${webhookId}/change-secret`)) as { secret: string };
    await program.holdBeds(1);
    await untilTaken(1);
    program.haven.advance(25 * HOUR);
    await program.holdBeds(1);
    await untilTaken(2);
    const [both, alone] = program.receiver.taken;
    expect([hasValidSignature(both!, secret), hasValidSignature(both!, next)]).toEqual([true, true]);
    expect([hasValidSignature(alone!, secret), hasValidSignature(alone!, next)]).toEqual([false, true]);
  });

  it('WH-5: when everything is redelivered, then the same bytes are delivered under the same ids, followed by what is new', async () => {
    const { webhookId } = await program.register();
    const [holdId] = await program.holdBeds(3);
    // A correction changes the past, but is delivered as a change at its own position.
    await program.releaseHold(holdId!);
    await untilTaken(4);
    const first = program.receiver.taken.map(({ text }) => text);
    program.receiver.received.length = 0;
    await program.done(`${webhookId}/replay`, { from: '0' });
    await program.receiver.until(() => program.receiver.taken.some(({ text }) => text === first.at(-1)));
    const redelivered = program.receiver.taken.map(({ text }) => text);
    // From position 0: that includes events from before the webhook was registered.
    expect(redelivered.slice(-4)).toEqual(first);
    expect(redelivered.length).toBeGreaterThan(4);
    await program.holdBeds(1);
    await program.receiver.until(() => program.receiver.taken.length > redelivered.length);
    expect(heldCounts().at(-1)).toBe(3);
  });

  it('WH-5: when it is redelivered from one message on, then that message comes first, under the same id, and nothing before it', async () => {
    const { webhookId } = await program.register();
    await program.holdBeds(3);
    await untilTaken(3);
    const first = program.receiver.taken.map(({ text }) => text);
    const { position } = program.receiver.taken[1]!.message;
    program.receiver.received.length = 0;
    await program.done(`${webhookId}/replay`, { at: position });
    await untilTaken(2);
    expect(program.receiver.taken.map(({ text }) => text)).toEqual(first.slice(1));
  });

  it('WH-5: when it is far behind, then messages beyond the queue are read from the log, and none is skipped', async () => {
    await program.close();
    program = await startWebhookProgram({ maxQueued: 2 });
    program.receiver.otherwise = { status: 500 };
    const { webhookId } = await program.register(['capacity.changed']);
    const holdIds = await program.holdBeds(3);
    for (const holdId of holdIds) await program.releaseHold(holdId);
    program.receiver.otherwise = { status: 200 };
    await untilTaken(6);
    expect(heldCounts()).toEqual([1, 2, 3, 2, 1, 0]);
    expect((await program.list())[0]).toMatchObject({ webhookId });
  });

  it('WH-5: when the program restarts, then the next one continues at the same position, and nothing is skipped or sent twice', async () => {
    const { webhookId } = await program.register();
    await program.holdBeds(2);
    await untilTaken(2);
    program.receiver.otherwise = { status: 500 };
    await program.holdBeds(1);
    await program.until(webhookId, (webhook) => webhook?.failingSince != null);
    await program.haven.served.close();
    program.receiver.otherwise = { status: 204 };
    program = await program.another();
    await untilTaken(3);
    expect(heldCounts()).toEqual([1, 2, 3]);
    expect(program.haven.program.webhooks.find(webhookId)?.attempts.map(({ outcome }) => outcome)).toContain('refused');
  });

  it('WH-4: when there are two replicas, then one delivers, and the other takes over when the first is gone', async () => {
    const other = await program.another();
    await program.register();
    await other.haven.program.feed.waitFor(program.haven.program.feed.position, HANGS_MS);
    await program.holdBeds(2);
    await untilTaken(2);
    expect(heldCounts()).toEqual([1, 2]);
    await program.haven.served.close();
    program = other;
    await other.holdBeds(1);
    await untilTaken(3);
    expect(heldCounts()).toEqual([1, 2, 3]);
  });

  it('when it is paused, then nothing is sent; when removed, never again, and its address is unreadable', async () => {
    const { webhookId } = await program.register();
    await program.done(`${webhookId}/pause`);
    await program.holdBeds(2);
    expect(program.receiver.received).toEqual([]);
    await program.done(`${webhookId}/resume`);
    await untilTaken(2);
    await program.done(`${webhookId}/remove`);
    await program.holdBeds(1);
    expect(await program.list()).toEqual([]);
    expect((await program.store.read(`key-webhook-${webhookId}.1`)).events).toEqual([]);
    expect(program.receiver.received).toHaveLength(2);
  });
});
