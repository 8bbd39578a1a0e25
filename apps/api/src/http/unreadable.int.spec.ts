import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { writeFromNewerRelease } from '../testing/newer-release.ts';
import { Unreadable } from './unreadable.ts';

describe('OP-8: given a log that a newer release wrote on', () => {
  const store = memoryStore();
  let haven: HttpProgram;
  let unreadable: Unreadable;
  const lines: string[] = [];
  const newer = async (...streams: string[]) => {
    let position = '';
    for (const stream of streams) position = await writeFromNewerRelease(store, stream, haven.clock.now());
    await haven.program.feed.waitFor(position, HANGS_MS);
    unreadable.look();
  };
  const health = async () => {
    const { status, body } = await haven.get(null, '/health/ready');
    return [status, body.status, body.unreadable];
  };
  beforeAll(async () => {
    haven = await startHttpProgram(store);
    const { feed, directory, cases, webhooks, handovers } = haven.program;
    unreadable = new Unreadable({
      ...{ feed, directory, cases, webhooks, handovers },
      report: (sentence) => lines.push(sentence),
    });
    unreadable.look();
    for (const shelter of ['lipa', 'javor', 'breza']) await haven.registerShelter(shelter);
  });
  afterAll(() => haven.served.close());

  it('when it is one stream or two, then the others go on: health is degraded, each kind is counted and said once', async () => {
    expect(await health()).toEqual([200, 'ready', 0]);
    await newer('shelter-lipa');
    await newer('request-r1', 'transfer-t1', 'webhook-w1', 'token-t1', 'vault-lipa', 'shift-a1');
    unreadable.look();
    expect(await health()).toEqual([200, 'degraded', 7]);
    expect(lines).toEqual([
      expect.stringContaining(': 1 of 3 shelters. A newer release wrote it'),
      expect.stringMatching(
        /1 of 3 shelters, 1 of 1 tokens, 1 of \d addresses, 1 of 1 requests, 1 of 1 transfers, 1 of 1 webhooks, 1 of 1 handovers/,
      ),
    ]);
  });

  it('when it is more than a tenth of the people, then this program is not ready, and the numbers say of what', async () => {
    await newer('person-vera', 'person-mila', 'person-petra');
    expect(await health()).toEqual([503, 'unreadable', 10]);
    expect(lines.at(-1)).toContain('3 of 10 people');
    const { text } = await haven.get(null, '/metrics');
    expect(text).toContain('haven_unreadable{kind="people"} 3');
    expect(text).toContain('haven_unreadable{kind="transfers"} 1');
  });
});
