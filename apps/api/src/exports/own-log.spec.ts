import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, type NewEvent, START } from '@safe-haven/event-store';
import { memoryStore } from '../testing/http-program.ts';
import { logLines } from './own-log.ts';
import { SheltersoFar } from './shelter-so-far.ts';

const NIGHTS = 2_000;
const OWN = new Set(['shelter-lipa']);

const store = memoryStore();
let end: string;
beforeAll(async () => {
  for (const stream of ['shelter-lipa', 'shelter-vrba']) {
    const result = await store.append(
      stream,
      Array.from({ length: NIGHTS }, (_, i) => censusOf(i)),
      0,
    );
    expect(result.outcome).toBe('appended');
  }
  end = await store.head();
});

function censusOf(i: number): NewEvent {
  const night = new Date(Date.parse('2020-01-01') + i * 86_400_000).toISOString();
  const actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
  return {
    eventId: randomUUID(),
    type: 'CensusReported',
    schemaVersion: 1,
    data: { asOf: night, night: night.slice(0, 10), inService: 6, occupied: 3 },
    metadata: { occurredAt: night, recordedAt: night, actor, commandId: 'c', correlationId: 'c', source: 'import' },
  };
}

/** The same log, counting how many events were read and whether a reader is still open. */
function watched() {
  const seen = { events: 0, open: false };
  async function* follow(after: string, signal: AbortSignal) {
    seen.open = true;
    try {
      for await (const event of store.follow(after, signal)) {
        seen.events++;
        yield event;
      }
    } finally {
      seen.open = false;
    }
  }
  const log = new Proxy(store, {
    get: (target, name) => (name === 'follow' ? follow : Reflect.get(target, name, target)),
  }) as EventStore<HavenEvent>;
  return { log, seen };
}

/** How often the event loop went round meanwhile. Each look at the clock is a ms later: how fast this machine is does not matter. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let ms = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => ms++);
  const counted = { turns: 0, isDone: false };
  const turn = () => {
    counted.turns++;
    if (!counted.isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  counted.isDone = true;
  return counted.turns;
}

describe('XP-4: a long log', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('XP-4: is read only as far as it is consumed, and no longer once the consumer disconnects', async () => {
    const { log, seen } = watched();
    const left = new AbortController();
    const lines = logLines(log, { streams: OWN, after: START, end }, left.signal);
    for (let i = 0; i < 10; i++) expect((await lines.next()).value).toContain('"type":"CensusReported"');
    expect([seen.events, seen.open]).toEqual([10, true]);
    left.abort();
    expect((await lines.next()).done).toBe(true);
    expect([seen.events, seen.open]).toEqual([10, false]);
  });

  it('SH-23: is read in turns: whatever else waits for the event loop comes between its lines', async () => {
    let lines = 0;
    const turns = await turnsDuring(async () => {
      for await (const _ of logLines(store, { streams: OWN, after: START, end }, new AbortController().signal)) lines++;
    });
    expect([lines, turns > 1]).toEqual([NIGHTS, true]);
  });

  it('SH-23: begins in the midst of a long past, which is folded in turns too', async () => {
    const event = (await store.read('shelter-lipa')).events.at(-1)!;
    const turns = await turnsDuring(async () => {
      await SheltersoFar.before(store, event);
    });
    expect(turns).toBeGreaterThan(1);
  });

  it('XP-4: ends at the position of the board, though the log continues', async () => {
    const { log, seen } = watched();
    let lines = 0;
    const range = { streams: OWN, after: START, end: (await store.read('shelter-lipa')).events.at(-1)!.position };
    for await (const _ of logLines(log, range, new AbortController().signal)) lines++;
    expect([lines, seen.events, seen.open]).toEqual([NIGHTS, NIGHTS, false]);
  });
});
