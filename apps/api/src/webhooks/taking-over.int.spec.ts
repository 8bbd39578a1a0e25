import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { memoryStore } from '../testing/http-program.ts';
import { keptOpen } from '../testing/kept-open.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** One program tells an address that takes nothing and waits an hour; another stands beside it on the same log. */
let first: WebhookProgram;
let second: WebhookProgram;
let line: RefusingStore;
let webhookId: string;

beforeEach(async () => {
  const log = memoryStore();
  line = new RefusingStore(log);
  first = await startWebhookProgram({ firstAgainMs: HOUR }, keptOpen(line));
  first.receiver.otherwise = { status: 503 };
  ({ webhookId } = await first.registers(['capacity.changed']));
  await first.holds(2);
  await first.receiver.until(() => first.receiver.received.length > 0);
  await first.until(webhookId, (webhook) => webhook?.failingSince != null);
  second = await first.another(keptOpen(log));
});
afterEach(async () => {
  await second.haven.served.close();
  await first.close();
});

/** As if it were frozen or cut off: what it writes about webhooks arrives nowhere any more. */
const isGone = () => {
  line.refuses = { prefix: 'webhook-', how: 'unavailable' };
};
const tellerAt = ({ haven }: WebhookProgram) => haven.program.webhooks.find(webhookId)?.teller;

describe('given a program that waits to try again, and another one on the same log', () => {
  it('WH-4: while it waits it says so, and the other one does not try in its place', async () => {
    const before = tellerAt(second)!;
    for (let seconds = 0; seconds < 300; seconds += 61) {
      const { until } = tellerAt(second)!;
      first.haven.clock.advance(61 * SECOND);
      await second.until(webhookId, (webhook) => webhook?.teller != null && webhook.teller.until > until);
    }
    expect(tellerAt(second)!.replica).toBe(before.replica);
    expect(first.receiver.received).toHaveLength(1);
  });

  it('WH-4: when it is gone, then the other one goes on within 90 seconds, and nothing is left out', async () => {
    const gone = tellerAt(second)!.replica;
    isGone();
    first.receiver.otherwise = { status: 204 };
    first.haven.clock.advance(91 * SECOND);
    await first.receiver.until(() => first.receiver.taken.length >= 2);
    expect(first.receiver.taken.map(({ message }) => 'places' in message.data && message.data.places.held)).toEqual([
      1, 2,
    ]);
    expect(tellerAt(second)!.replica).not.toBe(gone);
  });

  it('WH-4: when it is gone and somebody says to go on, then the other one does so at once', async () => {
    isGone();
    first.receiver.otherwise = { status: 204 };
    await second.haven.useSessionsOf('ana', first.haven);
    await second.done(`${webhookId}/replay`, { from: first.receiver.received[0]!.message.position });
    await first.receiver.until(() => first.receiver.taken.length >= 1);
  });
});
