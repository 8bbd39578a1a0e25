import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFromNewerRelease } from '../testing/newer-release.ts';
import type { SkippedEventLine } from './delivery-worker.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

let program: WebhookProgram;
let lines: SkippedEventLine[];
beforeEach(async () => {
  lines = [];
  program = await startWebhookProgram({ onSkipped: (line) => lines.push(line) });
  await program.haven.registerShelter('javor');
});
afterEach(() => program.close());

const appendUnreadable = (stream: string) => writeFromNewerRelease(program.store, stream, program.haven.clock.now());
const skipped = async (webhookId: string) =>
  (await program.deliveries(webhookId)).filter(({ outcome }) => outcome === 'skipped');

describe('given an event that this program cannot read', () => {
  it('WH-7: then it is listed once as a skipped attempt and in the program’s log; other houses are delivered', async () => {
    const { webhookId } = await program.register(['capacity.changed']);
    const position = await appendUnreadable('shelter-lipa');
    await appendUnreadable('shelter-lipa');
    await program.holdBeds(2, 'javor');
    await program.receiver.until(() => program.receiver.taken.length >= 2);
    const names = program.receiver.taken.map(({ message }) => 'name' in message.data && message.data.name);
    expect(names).toEqual(['House javor', 'House javor']);
    expect(lines).toEqual([{ code: 'webhook_event_skipped', webhookId, position }]);
    expect(await skipped(webhookId)).toMatchObject([{ position, type: 'house.unreadable', status: null }]);
    expect(await program.list()).toMatchObject([{ state: 'on', untold: 1, failingSince: null }]);
  });

  it('WH-7: when it is in another organisation’s house, then nothing is skipped', async () => {
    const { webhookId } = await program.register(['capacity.changed']);
    await appendUnreadable('shelter-vrba');
    await program.holdBeds(1, 'javor');
    await program.receiver.until(() => program.receiver.taken.length >= 1);
    expect([lines, await skipped(webhookId)]).toEqual([[], []]);
    expect(await program.list()).toMatchObject([{ untold: 0 }]);
  });

  it('WH-7: when messages from before are redelivered, then the skip is recorded again, in its place', async () => {
    const { webhookId } = await program.register(['capacity.changed']);
    await program.holdBeds(1, 'lipa');
    await program.receiver.until(() => program.receiver.taken.length >= 1);
    const position = await appendUnreadable('shelter-lipa');
    await program.holdBeds(1, 'javor');
    await program.receiver.until(() => program.receiver.taken.length >= 2);
    await program.done(`${webhookId}/replay`, { at: program.receiver.taken[0]!.message.position });
    await program.receiver.until(() => program.receiver.taken.length >= 4);
    expect(lines.map((line) => line.position)).toEqual([position, position]);
    const order = (await program.deliveries(webhookId)).map(({ type }) => type === 'house.unreadable');
    expect(order.slice(0, 3)).toEqual([false, true, false]);
  });
});
