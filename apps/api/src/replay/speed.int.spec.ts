import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replayBoard, replayChanges, replayReading } from '@safe-haven/contracts';
import type { HavenEvent, ShelterEvent } from '@safe-haven/domain';
import { type EventStore, eventIdOf } from '@safe-haven/event-store';
import { patience } from '@safe-haven/jest-preset/patience';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';

const EVENTS = 50_000;
const HOUSES = 5;
const EACH = EVENTS / HOUSES;
/** One more house, of another organisation: its number, and how many events it has. */
const [OTHERS, ITS_EVENTS] = [HOUSES, 500] as const;
const BEGUN = Date.parse('2025-01-01T00:00:00.000Z');
const STEP_MS = 60 * 60_000;
const instant = (i: number) => new Date(BEGUN + i * STEP_MS).toISOString();

const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const area = { id: 'rs-beograd', name: 'Beograd' };
const registered = { organisation: 'Atina', country: 'RS', area, timezone: 'Europe/Belgrade', mode: 'kept' } as const;

/** Each odd fact somebody comes, each even one they leave: at fact `i` of a house there are as many in it as `i % 2`. */
function factOf(house: number, i: number): ShelterEvent {
  if (i === 0)
    return {
      type: 'ShelterRegistered',
      ...registered,
      organisation: house === OTHERS ? 'Lara' : 'Atina',
      name: `House ${house}`,
      kind: 'crisis',
      draft: false,
    };
  if (i === 1) return { type: 'RoomAdded', roomId: 'room-1', label: '1', privacy: 'shared', features: [] };
  if (i === 2) {
    return { type: 'BedAdded', bedId: 'bed-1', roomId: 'room-1', label: '1', kind: 'adult', stepFree: false };
  }
  const stayId = `stay-${i - 1 + (i % 2)}`;
  if (i % 2 === 1) return { type: 'PartyAdmitted', stayId, holdId: null, beds: ['bed-1'], party, kind: 'self' };
  return { type: 'PartyDischarged', stayId, destination: 'family' };
}

function eventOf(house: number, i: number) {
  const stream = `shelter-house-${house}`;
  const { type, ...data } = factOf(house, i);
  const commandId = eventIdOf(stream, String(i), 1);
  const actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
  const times = { occurredAt: instant(i), recordedAt: instant(i) };
  const metadata = { ...times, actor, commandId, correlationId: commandId, source: 'app' as const };
  const schemaVersion = type === 'ShelterRegistered' ? 2 : 1;
  return { eventId: eventIdOf(stream, commandId, 0), type, schemaVersion, data, metadata };
}

async function fill(store: EventStore<HavenEvent>): Promise<void> {
  for (let house = 0; house <= HOUSES; house++) {
    for (let from = 0; from < (house === OTHERS ? ITS_EVENTS : EACH); from += 500) {
      const events = Array.from({ length: 500 }, (_, i) => eventOf(house, from + i));
      const { outcome } = await store.append(`shelter-house-${house}`, events, from);
      if (outcome !== 'appended') throw new Error(outcome);
    }
  }
}

let haven: HttpProgram;
beforeAll(async () => {
  const store = memoryStore();
  await fill(store);
  haven = await startHttpProgram(store, new ManualClock(BEGUN + EACH * STEP_MS));
  await haven.cookieOf('jelena');
}, patience(60_000));
afterAll(() => haven.served.close());

describe(`given ${EVENTS} events of one’s own houses`, () => {
  it(
    'RP-6 the first look says how far the reading is, and somebody with other houses does not wait for it',
    async () => {
      const reading = async () => replayReading.parse((await haven.get('jelena', '/api/replay/reading')).body);
      const first = reading();
      const started = performance.now();
      const { body } = await haven.get('lejla', `/api/replay/board?at=${instant(9)}`);
      expect(performance.now() - started).toBeLessThan(patience(300));
      expect(replayBoard.parse(body).was.map(({ name }) => name)).toEqual([`House ${OTHERS}`]);
      const seen = [await first];
      while (seen.at(-1)!.read < EVENTS) seen.push(await reading());
      for (const [n, { read, of }] of seen.entries())
        expect([of, read >= (seen[n - 1]?.read ?? 0)]).toEqual([EVENTS, true]);
    },
    patience(60_000),
  );

  it(
    'RP-5 after the first, any instant is there in 300 ms, and right',
    async () => {
      const random = new Random(12);
      await haven.get('jelena', `/api/replay/board?at=${instant(EACH)}`);
      for (let n = 0; n < 60; n++) {
        const i = 3 + random.below(EACH - 4);
        const started = performance.now();
        const answer = await haven.get('jelena', `/api/replay/board?at=${instant(i)}`);
        expect(performance.now() - started).toBeLessThan(patience(300));
        const { was, known } = replayBoard.parse(answer.body);
        for (const row of [...was, ...known]) expect(row.view === 'exact' && row.places.occupied).toBe(i % 2);
        expect([was.length, known.length]).toEqual([HOUSES, HOUSES]);
      }
    },
    patience(60_000),
  );

  it('RP-4 a long time of changes comes in pages, each instant whole and none twice', async () => {
    const [first, last] = [1_000, 1_500];
    const seen: string[] = [];
    let from: string | null = instant(first);
    for (let pages = 0; from !== null; pages++) {
      const answer: unknown = (await haven.get('jelena', `/api/replay/changes?from=${from}&to=${instant(last)}`)).body;
      const { changes, next } = replayChanges.parse(answer);
      expect(pages < 2 ? changes.length : changes.length > 0).toBe(pages < 2 ? 1_000 : true);
      seen.push(...changes.map(({ at, shelterId }) => `${at} ${shelterId}`));
      from = next;
    }
    expect(seen).toHaveLength((last - first) * HOUSES);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
