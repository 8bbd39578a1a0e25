import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { memoryStore } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** One program delivers to a receiver that accepts nothing, and backs off for an hour; a second one runs on the same log. */
let first: WebhookProgram;
let second: WebhookProgram;
let refusing: RefusingStore;
let webhookId: string;

beforeEach(async () => {
  const log = memoryStore();
  refusing = new RefusingStore(log);
  first = await startWebhookProgram({ firstRetryMs: HOUR }, keepOpen(refusing));
  first.receiver.otherwise = { status: 503 };
  ({ webhookId } = await first.register(['capacity.changed']));
  await first.holdBeds(2);
  await first.receiver.until(() => first.receiver.received.length > 0);
  await first.until(webhookId, (webhook) => webhook?.failingSince != null);
  second = await first.another(keepOpen(log));
});
afterEach(async () => {
  await second.haven.served.close();
  await first.close();
});

/** As if the first were frozen or cut off: its writes about webhooks no longer reach the log. */
const cutOff = () => {
  refusing.refuses = { prefix: 'webhook-', how: 'unavailable' };
};
const leaseAt = ({ haven }: WebhookProgram) => haven.program.webhooks.find(webhookId)?.teller;

describe('given a program that waits to retry, and another one on the same log', () => {
  it('WH-4: while it waits it renews its lease, and the other one does not deliver in its place', async () => {
    const before = leaseAt(second)!;
    for (let seconds = 0; seconds < 300; seconds += 61) {
      const { until } = leaseAt(second)!;
      first.haven.clock.advance(61 * SECOND);
      await second.until(webhookId, (webhook) => webhook?.teller != null && webhook.teller.until > until);
    }
    expect(leaseAt(second)!.replica).toBe(before.replica);
    expect(first.receiver.received).toHaveLength(1);
  });

  it('WH-4: when the system clock is set back, then it renews its lease at once, by that clock', async () => {
    first.haven.clock.advance(-HOUR);
    const until = new Date(first.haven.clock.now() + 90 * SECOND).toISOString();
    await second.until(webhookId, (webhook) => webhook?.teller?.until === until);
    expect(first.receiver.received).toHaveLength(1);
  });

  it('WH-4: when it is gone, then the other one takes over within 90 seconds, and nothing is skipped', async () => {
    const previousReplica = leaseAt(second)!.replica;
    cutOff();
    first.receiver.otherwise = { status: 204 };
    first.haven.clock.advance(91 * SECOND);
    await first.receiver.until(() => first.receiver.taken.length >= 2);
    expect(first.receiver.taken.map(({ message }) => 'places' in message.data && message.data.places?.held)).toEqual([
      1, 2,
    ]);
    expect(leaseAt(second)!.replica).not.toBe(previousReplica);
  });

  it('WH-4: when it is gone and somebody redelivers, then the other one delivers at once', async () => {
    cutOff();
    first.receiver.otherwise = { status: 204 };
    await second.haven.useSessionsOf('ana', first.haven);
    await second.done(`${webhookId}/replay`, { from: first.receiver.received[0]!.message.position });
    await first.receiver.until(() => first.receiver.taken.length >= 1);
  });
});
