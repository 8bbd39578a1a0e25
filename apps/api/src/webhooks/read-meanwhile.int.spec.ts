import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { keepOpen } from '../testing/keep-open.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

/** An event store whose read of one shelter's stream is held back, once. */
class LateStore extends RefusingStore {
  readonly asked = Promise.withResolvers<void>();
  readonly answers = Promise.withResolvers<void>();
  late: string | null = null;

  constructor() {
    super();
    const read = this.read;
    this.read = async (stream, ...more) => {
      const found = await read(stream, ...more);
      if (stream !== this.late) return found;
      this.late = null;
      this.asked.resolve();
      await this.answers.promise;
      return found;
    };
  }
}

let log: LateStore;
let program: WebhookProgram;
beforeEach(async () => {
  log = new LateStore();
  program = await startWebhookProgram({ maxQueued: 2 }, keepOpen(log));
  await program.haven.registerShelter('javor');
});
afterEach(() => program.close());

describe('given a webhook for which the streams of its organisation’s houses are still being read', () => {
  it('WH-1: when more events arrive meanwhile than are kept in memory, then all of them are delivered, in order', async () => {
    log.late = 'shelter-javor';
    await program.register(['capacity.changed']);
    await log.asked.promise;
    const [first] = await program.holdBeds(2);
    await program.releaseHold(first!);
    await program.holdBeds(1, 'javor');
    const { feed } = program.haven.program;
    await feed.waitFor(await log.head(), HANGS_MS);
    log.answers.resolve();
    await program.receiver.until(() => program.receiver.taken.length >= 1);
    await program.holdBeds(2);
    const delivered = () =>
      program.receiver.taken.map(({ message: { data } }) => 'name' in data && [data.name, data.places?.held]);
    // The last of them, and not so many of them: where one is left out, that is seen at once.
    await program.receiver.until(() => delivered().some((one) => one && one[1] === 3));
    expect(delivered()).toEqual([
      ['House lipa', 1],
      ['House lipa', 2],
      ['House lipa', 1],
      ['House javor', 1],
      ['House lipa', 2],
      ['House lipa', 3],
    ]);
  });
});
