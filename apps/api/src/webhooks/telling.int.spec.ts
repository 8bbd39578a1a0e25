import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isGenuine } from './testing/receiver.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let program: WebhookProgram;
beforeEach(async () => {
  program = await startWebhookProgram();
});
afterEach(() => program.close());

const heldOf = (): unknown[] =>
  program.receiver.taken.map(({ message }) => 'places' in message.data && message.data.places.held);
const positions = () => program.receiver.taken.map(({ message }) => message.position);
const taken = (n: number) => program.receiver.until(() => program.receiver.taken.length >= n);

describe('given a webhook of an organisation', () => {
  it('WH-1: when something changes in its houses, then each change is told once, in order, signed, with the numbers of then', async () => {
    const { secret } = await program.registers();
    const [first] = await program.holds(2);
    await program.releases(first!);
    await taken(3);
    expect(heldOf()).toEqual([1, 2, 1]);
    expect(positions()).toEqual(positions().toSorted());
    for (const one of program.receiver.taken) {
      expect(isGenuine(one, secret)).toBe(true);
      expect(one.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': one.message.id });
    }
    expect(new Set(program.receiver.taken.map(({ message }) => message.id)).size).toBe(3);
  });

  it('WH-1: when a house closes, opens again and stops taking people, then that is told as what it is', async () => {
    await program.registers(['house.closed', 'house.reopened', 'intake.changed']);
    await program.haven.done('ana', 'lipa', 'close', {});
    await program.haven.done('ana', 'lipa', 'reopen', {});
    await program.haven.done('jelena', 'lipa', 'pause-intake', { reason: 'no_staff' });
    await program.holds(1).catch(() => undefined);
    await taken(3);
    expect(program.receiver.taken.map(({ message }) => message.type)).toEqual([
      'house.closed',
      'house.reopened',
      'intake.changed',
    ]);
  });

  it('WH-2: when something changes in a house of others, or in a draft, then nothing is told', async () => {
    await program.registers();
    await program.holds(1, 'vrba').catch(() => undefined);
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
    await program.holds(1);
    await taken(1);
    expect(
      program.receiver.received.map(({ message }) => 'shelterId' in message.data && message.data.shelterId),
    ).toEqual(['lipa']);
  });

  it('WH-2: then nothing that is sent holds a bed, a hold, a party, a person, an address, a number or a coordinate', async () => {
    await program.registers();
    const [holdId] = await program.holds(1);
    await program.haven.done('jelena', 'lipa', 'admit-party', { holdId });
    await taken(2);
    const sent = program.receiver.received.map(({ text, headers }) => `${text} ${JSON.stringify(headers)}`).join('\n');
    expect(sent).not.toMatch(/jelena|"f1"|"s1"|bedId|holdId|stay|party|women|adults|phone|\bpoint\b|20\.4|44\.8/i);
    expect(sent).not.toContain(holdId!);
  });

  it('WH-4: when it answers 500 and hangs, then the same is tried again until it is taken, and the next only after it', async () => {
    program.receiver.answers.push({ status: 500 }, 'hang', {
      status: 302,
      headers: { location: program.receiver.url },
    });
    const { webhookId } = await program.registers();
    await program.holds(2);
    await taken(2);
    const ids = program.receiver.received.map(({ message }) => message.id);
    expect(program.receiver.received.map(({ status }) => status)).toEqual([500, 0, 302, 204, 204]);
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
    expect(ids[4]).not.toBe(ids[0]);
    await program.until(webhookId, (webhook) => webhook !== null && webhook.attempts.length >= 3);
    expect((await program.deliveries(webhookId)).map(({ outcome, status }) => [outcome, status])).toEqual([
      ['taken', 204],
      ['taken', 204],
      ['redirected', 302],
      ['too_slow', null],
      ['refused', 500],
    ]);
  });

  it('WH-4: when it takes nothing for a day, then it is paused, and goes on where it was once somebody says so', async () => {
    program.receiver.otherwise = { status: 503 };
    const { webhookId } = await program.registers();
    await program.holds(2);
    await program.receiver.until(() => program.receiver.received.length >= 2);
    expect(await program.list()).toMatchObject([{ state: 'failing' }]);
    program.haven.advance(25 * HOUR);
    await program.until(webhookId, (webhook) => webhook?.paused != null);
    expect(await program.list()).toMatchObject([{ state: 'paused', paused: { because: 'failing' } }]);
    program.receiver.otherwise = { status: 200 };
    await program.done(`${webhookId}/resume`);
    await taken(2);
    expect(heldOf().slice(0, 2)).toEqual([1, 2]);
  });

  it('WH-4: when it says that it is gone, then it is paused at once', async () => {
    program.receiver.otherwise = { status: 410 };
    const { webhookId } = await program.registers();
    await program.holds(1);
    await program.until(webhookId, (webhook) => webhook?.paused?.because === 'gone');
    expect(program.receiver.received).toHaveLength(1);
  });

  it('WH-3: when its secret is changed, then both sign for a day, and after it the new one alone', async () => {
    const { webhookId, secret } = await program.registers();
    const { secret: next } = (await program.done(`${webhookId}/change-secret`)) as { secret: string };
    await program.holds(1);
    await taken(1);
    program.haven.advance(25 * HOUR);
    await program.holds(1);
    await taken(2);
    const [both, alone] = program.receiver.taken;
    expect([isGenuine(both!, secret), isGenuine(both!, next)]).toEqual([true, true]);
    expect([isGenuine(alone!, secret), isGenuine(alone!, next)]).toEqual([false, true]);
  });

  it('WH-5: when it is sent back, then it is told the same bytes again, under the same ids, and then what is new', async () => {
    const { webhookId } = await program.registers();
    const [holdId] = await program.holds(3);
    // What a correction changes in the past is told of the correction alone.
    await program.releases(holdId!);
    await taken(4);
    const first = program.receiver.taken.map(({ text }) => text);
    program.receiver.received.length = 0;
    await program.done(`${webhookId}/replay`, { from: '0' });
    await program.receiver.until(() => program.receiver.taken.some(({ text }) => text === first.at(-1)));
    const again = program.receiver.taken.map(({ text }) => text);
    // From the very beginning: also what was before it was registered.
    expect(again.slice(-4)).toEqual(first);
    expect(again.length).toBeGreaterThan(4);
    await program.holds(1);
    await program.receiver.until(() => program.receiver.taken.length > again.length);
    expect(heldOf().at(-1)).toBe(3);
  });

  it('WH-5: when it is sent back to one message, then that one comes first, under the same id, and nothing before it', async () => {
    const { webhookId } = await program.registers();
    await program.holds(3);
    await taken(3);
    const first = program.receiver.taken.map(({ text }) => text);
    const { position } = program.receiver.taken[1]!.message;
    program.receiver.received.length = 0;
    await program.done(`${webhookId}/replay`, { at: position });
    await taken(2);
    expect(program.receiver.taken.map(({ text }) => text)).toEqual(first.slice(1));
  });

  it('WH-5: when it is far behind, then what is not kept ready is read from the log, and nothing is left out', async () => {
    await program.close();
    program = await startWebhookProgram({ mostReady: 2 });
    program.receiver.otherwise = { status: 500 };
    const { webhookId } = await program.registers(['capacity.changed']);
    const held = await program.holds(3);
    for (const holdId of held) await program.releases(holdId);
    program.receiver.otherwise = { status: 200 };
    await taken(6);
    expect(heldOf()).toEqual([1, 2, 3, 2, 1, 0]);
    expect((await program.list())[0]).toMatchObject({ webhookId });
  });

  it('WH-5: when the program ends in between, then the next goes on where it was, and nothing is left out or comes twice', async () => {
    const { webhookId } = await program.registers();
    await program.holds(2);
    await taken(2);
    program.receiver.otherwise = { status: 500 };
    await program.holds(1);
    await program.until(webhookId, (webhook) => webhook?.failingSince != null);
    await program.haven.served.close();
    program.receiver.otherwise = { status: 204 };
    program = await program.another();
    await taken(3);
    expect(heldOf()).toEqual([1, 2, 3]);
    expect(program.haven.program.webhooks.find(webhookId)?.attempts.map(({ outcome }) => outcome)).toContain('refused');
  });

  it('WH-4: when there are two replicas, then one tells, and the other goes on when that one is gone', async () => {
    const other = await program.another();
    await program.registers();
    await other.haven.program.feed.waitFor(program.haven.program.feed.position, 5_000);
    await program.holds(2);
    await taken(2);
    expect(heldOf()).toEqual([1, 2]);
    await program.haven.served.close();
    program = other;
    await other.holds(1);
    await taken(3);
    expect(heldOf()).toEqual([1, 2, 3]);
  });

  it('when it is paused, then nothing is told; when it is removed, then never again, and its address can not be read', async () => {
    const { webhookId } = await program.registers();
    await program.done(`${webhookId}/pause`);
    await program.holds(2);
    expect(program.receiver.received).toEqual([]);
    await program.done(`${webhookId}/resume`);
    await taken(2);
    await program.done(`${webhookId}/remove`);
    await program.holds(1);
    expect(await program.list()).toEqual([]);
    expect((await program.store.read(`key-webhook-${webhookId}.1`)).events).toEqual([]);
    expect(program.receiver.received).toHaveLength(2);
  });
});
