import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replayBoard, replayChanges, replayReading } from '@safe-haven/contracts';
import type { HavenEvent, ShelterEvent } from '@safe-haven/domain';
import { type EventStore, eventIdOf } from '@safe-haven/event-store';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';

const EVENTS = 50_000;
const SHELTERS = 5;
const EVENTS_PER_SHELTER = EVENTS / SHELTERS;
/** One more shelter, of another organisation: its number, and how many events it has. */
const [OTHER_SHELTER, OTHER_EVENTS] = [SHELTERS, 500] as const;
/** The longest part of a stream between two states that are kept, up to the next position that is known. */
const EVENTS_FOR_ONE_STATE = 128;
const START = Date.parse('2025-01-01T00:00:00.000Z');
const STEP_MS = 60 * 60_000;
const instant = (i: number) => new Date(START + i * STEP_MS).toISOString();

const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const area = { id: 'rs-beograd', name: 'Beograd' };
const registered = { organisation: 'Atina', country: 'RS', area, timezone: 'Europe/Belgrade', mode: 'kept' } as const;

/** An admission at each odd index, the discharge at the next even one: after fact `i` there are `i % 2` parties. */
function factOf(shelter: number, i: number): ShelterEvent {
  if (i === 0)
    return {
      type: 'ShelterRegistered',
      ...registered,
      organisation: shelter === OTHER_SHELTER ? 'Lara' : 'Atina',
      name: `House ${shelter}`,
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

function eventOf(shelter: number, i: number) {
  const stream = `shelter-house-${shelter}`;
  const { type, ...data } = factOf(shelter, i);
  const commandId = eventIdOf(stream, String(i), 1);
  const actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
  const times = { occurredAt: instant(i), recordedAt: instant(i) };
  const metadata = { ...times, actor, commandId, correlationId: commandId, source: 'app' as const };
  const schemaVersion = type === 'ShelterRegistered' ? 2 : 1;
  return { eventId: eventIdOf(stream, commandId, 0), type, schemaVersion, data, metadata };
}

async function fill(store: EventStore<HavenEvent>): Promise<void> {
  for (let shelter = 0; shelter <= SHELTERS; shelter++) {
    for (let from = 0; from < (shelter === OTHER_SHELTER ? OTHER_EVENTS : EVENTS_PER_SHELTER); from += 500) {
      const events = Array.from({ length: 500 }, (_, i) => eventOf(shelter, from + i));
      const { outcome } = await store.append(`shelter-house-${shelter}`, events, from);
      if (outcome !== 'appended') throw new Error(outcome);
    }
  }
}

let haven: HttpProgram;
/** How many events were read from the log. */
let eventsRead = 0;
beforeAll(async () => {
  const log = memoryStore();
  await fill(log);
  const read = log.read.bind(log);
  log.read = async (...asked) => {
    const found = await read(...asked);
    eventsRead += found.events.length;
    return found;
  };
  haven = await startHttpProgram(log, new ManualClock(START + EVENTS_PER_SHELTER * STEP_MS));
  await haven.cookieOf('jelena');
  await haven.cookieOf('lejla');
});
afterAll(() => haven.served.close());

describe(`given ${EVENTS} events of the viewer’s own shelters`, () => {
  it('RP-6 the first request gets the progress, and a reader of other shelters is answered before all of it is read', async () => {
    const before = eventsRead;
    const whole = haven.get('jelena', `/api/replay/board?at=${instant(9)}`);
    const { body } = await haven.get('lejla', `/api/replay/board?at=${instant(9)}`);
    // Read in slices, of which she gets every second one: not one shelter after the other, and then hers.
    expect(eventsRead - before).toBeLessThanOrEqual(2 * EVENTS_PER_SHELTER + OTHER_EVENTS);
    expect(replayBoard.parse(body).was.map(({ name }) => name)).toEqual([`House ${OTHER_SHELTER}`]);
    const progress: { read: number; of: number }[] = [];
    do progress.push(replayReading.parse((await haven.get('jelena', '/api/replay/reading')).body));
    while (progress.at(-1)!.read < EVENTS);
    for (const [n, { read, of }] of progress.entries())
      expect([of, read >= (progress[n - 1]?.read ?? 0)]).toEqual([EVENTS, true]);
    expect((await whole).status).toBe(200);
  });

  it('RP-5 after it any instant is answered correctly, from few events of the log', async () => {
    const random = new Random(12);
    await haven.get('jelena', `/api/replay/board?at=${instant(EVENTS_PER_SHELTER)}`);
    for (let n = 0; n < 60; n++) {
      const i = 3 + random.below(EVENTS_PER_SHELTER - 4);
      const before = eventsRead;
      const answer = await haven.get('jelena', `/api/replay/board?at=${instant(i)}`);
      expect(eventsRead - before).toBeLessThanOrEqual(SHELTERS * EVENTS_FOR_ONE_STATE);
      const { was, known } = replayBoard.parse(answer.body);
      for (const row of [...was, ...known]) expect(row.view === 'exact' && row.places.occupied).toBe(i % 2);
      expect([was.length, known.length]).toEqual([SHELTERS, SHELTERS]);
    }
  });

  it('RP-4 many changes come in pages, without splitting an instant and without repetition', async () => {
    const [first, last] = [1_000, 1_500];
    const progress: string[] = [];
    let from: string | null = instant(first);
    for (let pages = 0; from !== null; pages++) {
      const answer: unknown = (await haven.get('jelena', `/api/replay/changes?from=${from}&to=${instant(last)}`)).body;
      const { changes, next } = replayChanges.parse(answer);
      expect(pages < 2 ? changes.length : changes.length > 0).toBe(pages < 2 ? 1_000 : true);
      progress.push(...changes.map(({ at, shelterId }) => `${at} ${shelterId}`));
      from = next;
    }
    expect(progress).toHaveLength((last - first) * SHELTERS);
    expect(new Set(progress).size).toBe(progress.length);
  });
});
