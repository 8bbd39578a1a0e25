import { describe, expect, it } from '@jest/globals';
import type { AppendFault } from '@safe-haven/event-store-double';
import type { Noted } from '../contract/codec.ts';
import { everything, note, placeOf } from '../contract/given.ts';
import { eventIdOf } from '../event-id.ts';
import type { AppendResult, EventStore } from '../port.ts';
import { randomFrom, seedOf } from '../testing/random.ts';
import { onDouble } from './testing/on-double.ts';

const COMMANDS = 240;
const STREAMS = 12;
const FAULTS: readonly AppendFault[] = [
  'swallow',
  'kill-before-commit',
  'kill-after-commit',
  { code: 10, committed: true },
  { code: 13, committed: false },
  { code: 14, committed: true },
];

describe('R6 unknown outcomes', () => {
  it(
    `given ${COMMANDS} commands of two replicas, with lost acknowledgements and killed servers, then each is one event`,
    onDouble({}, async ({ double, open }) => {
      const random = randomFrom(seedOf('R6'));
      const replicas = [await open({ answerMs: 150 }), await open({ answerMs: 150 })];
      for (let i = 0; i < COMMANDS * 3; i++) {
        double.faults.appends.push(random() < 0.3 ? FAULTS[Math.floor(random() * FAULTS.length)]! : 'none');
      }
      const results = new Map<string, number>();
      const writers = Array.from({ length: STREAMS * 2 }, (_, i) =>
        write(replicas[i % 2]!, `shelter-${i >> 1}`, `writer-${i}`, COMMANDS / STREAMS / 2, results),
      );
      const unknown = (await Promise.all(writers)).reduce((sum, n) => sum + n, 0);
      double.faults.appends.length = 0;
      const events = await everything(replicas[0]!);
      const stored = new Map(events.map(({ eventId, stream, revision }) => [eventId, `${stream} ${revision}`]));
      expect(events).toHaveLength(COMMANDS);
      expect(stored.size).toBe(COMMANDS);
      for (const [eventId, place] of results) expect(`${stored.get(eventId)}`.endsWith(` ${place}`)).toBe(true);
      expect(unknown).toBeGreaterThan(10);
      expect(await replicas[1]!.verify()).toBeNull();
      process.stderr.write(
        `R6 (protocol double): ${COMMANDS} commands, ${unknown} unknown outcomes, ${events.length} events\n`,
      );
    }),
  );
});

/** Sends commands one after the other, each until it is appended, as the program does; counts unknown outcomes. */
async function write(
  store: EventStore<Noted>,
  stream: string,
  writer: string,
  commands: number,
  results: Map<string, number>,
): Promise<number> {
  let unknown = 0;
  for (let n = 0; n < commands; n++) {
    const eventId = eventIdOf(stream, `${writer} ${n}`, 0);
    const event = note(`${writer} ${n}`, { eventId });
    let expected = 0;
    let result: AppendResult = { outcome: 'lost_race', revision: 0 };
    while (result.outcome !== 'appended') {
      if (result.outcome === 'lost_race') expected = result.revision;
      if (result.outcome === 'unknown') unknown += 1;
      result = await store.append(stream, [event], expected);
      if (result.outcome === 'refused') throw new Error(result.reason);
    }
    results.set(eventId, placeOf(result).revision);
  }
  return unknown;
}
