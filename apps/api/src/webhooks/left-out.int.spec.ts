import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFromNewerRelease } from '../testing/newer-release.ts';
import type { LeftOutLine } from './teller.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

let program: WebhookProgram;
let lines: LeftOutLine[];
beforeEach(async () => {
  lines = [];
  program = await startWebhookProgram({ onLeftOut: (line) => lines.push(line) });
  await program.haven.registerShelter('javor');
});
afterEach(() => program.close());

const fromTheFuture = (stream: string) => writeFromNewerRelease(program.store, stream, program.haven.clock.now());
const skipped = async (webhookId: string) =>
  (await program.deliveries(webhookId)).filter(({ outcome }) => outcome === 'skipped');

describe('given an event that this program can not read', () => {
  it('WH-7: then it stands among the tries as left out, once, and in the log of the program; other houses are told', async () => {
    const { webhookId } = await program.registers(['capacity.changed']);
    const position = await fromTheFuture('shelter-lipa');
    await fromTheFuture('shelter-lipa');
    await program.holds(2, 'javor');
    await program.receiver.until(() => program.receiver.taken.length >= 2);
    const names = program.receiver.taken.map(({ message }) => 'name' in message.data && message.data.name);
    expect(names).toEqual(['House javor', 'House javor']);
    expect(lines).toEqual([{ code: 'webhook_event_skipped', webhookId, position }]);
    expect(await skipped(webhookId)).toMatchObject([{ position, type: 'house.unreadable', status: null }]);
    expect(await program.list()).toMatchObject([{ state: 'on', untold: 1, failingSince: null }]);
  });

  it('WH-7: when it is in a house of others, then nothing is left out', async () => {
    const { webhookId } = await program.registers(['capacity.changed']);
    await fromTheFuture('shelter-vrba');
    await program.holds(1, 'javor');
    await program.receiver.until(() => program.receiver.taken.length >= 1);
    expect([lines, await skipped(webhookId)]).toEqual([[], []]);
    expect(await program.list()).toMatchObject([{ untold: 0 }]);
  });

  it('WH-7: when it is told again from before, then it is said again, in its place', async () => {
    const { webhookId } = await program.registers(['capacity.changed']);
    await program.holds(1, 'lipa');
    await program.receiver.until(() => program.receiver.taken.length >= 1);
    const position = await fromTheFuture('shelter-lipa');
    await program.holds(1, 'javor');
    await program.receiver.until(() => program.receiver.taken.length >= 2);
    await program.done(`${webhookId}/replay`, { at: program.receiver.taken[0]!.message.position });
    await program.receiver.until(() => program.receiver.taken.length >= 4);
    expect(lines.map((line) => line.position)).toEqual([position, position]);
    const order = (await program.deliveries(webhookId)).map(({ type }) => type === 'house.unreadable');
    expect(order.slice(0, 3)).toEqual([false, true, false]);
  });
});
