import { beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvent, clock, memoryLog } from '../privacy/keys/testing/given.ts';
import { shelterFacts } from './shelter-facts.ts';

const EVENTS = 900;
const HOUR_MS = 3_600_000;
const log = memoryLog();
const began = clock.now();
const hour = (n: number) => new Date(began + n * HOUR_MS).toISOString();
const ALWAYS = { from: hour(-1), to: hour(EVENTS) };
const revision = EVENTS;

/** An event an hour; every third is a room's. Which it is follows from the revision, which is the position too. */
beforeAll(async () => {
  for (let i = 0; i < EVENTS; i++) {
    await appendEvent(log, 'shelter-lipa', { type: i % 3 ? 'IntakeResumed' : 'OverflowClosed', beds: [] });
    clock.advance(HOUR_MS);
  }
});

const positions = async (filter: Parameters<typeof shelterFacts>[2], reach: Parameters<typeof shelterFacts>[3]) =>
  (await shelterFacts(log, 'lipa', filter, reach)).map((entry) => Number(entry.position));
const upTo = (n: number) => String(n).padStart(16, '0');
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('events of one shelter', () => {
  it('given facts that the trail has not read yet, then they are left out: a page that showed them would skip others', async () => {
    const found = await positions(ALWAYS, { limit: 3, revision, end: upTo(890) });
    expect(found.at(-1)).toBe(890);
  });

  it('given a page deep in the past, then it is complete', async () => {
    const found = await positions({ ...ALWAYS, before: upTo(11) }, { limit: 5, revision, end: upTo(EVENTS) });
    expect(found.slice(-5)).toEqual(from(6, 10));
  });

  it('given a span of time, then exactly what was recorded in it is found, and no more than it takes is read', async () => {
    const span = { from: hour(700), to: hour(710) };
    expect(await positions(span, { limit: 500, revision, end: upTo(EVENTS) })).toEqual(from(701, 711));
    let read = 0;
    const counting = new Proxy(log, {
      get: (target, name) =>
        name === 'read'
          ? async (stream: string, after: number) => {
              const slice = await target.read(stream, after);
              read += slice.events.length;
              return slice;
            }
          : Reflect.get(target, name),
    });
    await shelterFacts(
      counting,
      'lipa',
      { from: hour(EVENTS - 5), to: hour(EVENTS) },
      { limit: 500, revision, end: upTo(EVENTS) },
    );
    expect(read).toBeLessThanOrEqual(200);
  });

  it('given a shelter with new events since its count was read, then the counted ones are found', async () => {
    expect(await positions(ALWAYS, { limit: 2_000, revision: 500, end: upTo(500) })).toEqual(from(1, 500));
  });
});
