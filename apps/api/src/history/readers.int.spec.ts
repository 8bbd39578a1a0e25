import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trends } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, eventIdOf } from '@safe-haven/event-store';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { Metrics } from '../metrics/metrics.ts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { PATIENT } from '../testing/program.ts';
import { HistoryReader, type HistoryReaderParts } from './history-reader.ts';

const SHELTERS = 40;
const NIGHTS = 4 * 365;
/** The most events that the store appends at once. */
const PAGE = 500;
const DAY_MS = 86_400_000;
/** Four years by shelter and month. */
const FOUR_YEARS = '/api/trends/occupancy?from=2022-01-01&to=2025-12-31&bucket=month&by=shelter';

let haven: HttpProgram;
beforeAll(async () => {
  const store = memoryStore();
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  for (let n = 0; n < SHELTERS; n++) await recordNights(store, `past-${n}`);
  expect(await haven.program.feed.waitFor(await store.head(), HANGS_MS)).toBe(true);
});
afterAll(() => haven.served.close());

async function recordNights(store: EventStore<HavenEvent>, shelter: string): Promise<void> {
  await haven.done('ana', shelter, 'register', {
    name: `House ${shelter}`,
    organisation: 'Atina',
    country: 'RS',
    area: { id: 'rs-nis' },
    timezone: 'Europe/Belgrade',
    mode: 'past',
    kind: 'emergency',
  });
  const at = new Date(haven.clock.now()).toISOString();
  const actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;
  const stream = `shelter-${shelter}`;
  const events = Array.from({ length: NIGHTS }, (_, n) => {
    const night = new Date(Date.UTC(2022, 0, 1) + n * DAY_MS).toISOString().slice(0, 10);
    const commandId = eventIdOf(stream, night, 1);
    const metadata = {
      occurredAt: at,
      recordedAt: at,
      commandId,
      correlationId: commandId,
      source: 'import' as const,
      actor,
    };
    const data = { night, asOf: `${night}T22:00:00.000Z`, inService: 8, occupied: n % 9 };
    return {
      eventId: eventIdOf(stream, commandId, 0),
      type: 'CensusReported',
      schemaVersion: 1,
      data,
      metadata,
    } as const;
  });
  for (let from = 0; from < NIGHTS; from += PAGE) {
    const { outcome } = await store.append(stream, events.slice(from, from + PAGE), from + 1);
    if (outcome !== 'appended') throw new Error(outcome);
  }
}

describe('readers of years of history', () => {
  it('OC-5 don’t delay commands: when eight read four years, then holds are placed before the first of them is answered', async () => {
    const order: ('hold' | 'report')[] = [];
    const readers = Promise.all(
      Array.from({ length: 8 }, async () => {
        const answer = await haven.get('ana', FOUR_YEARS);
        order.push('report');
        return answer;
      }),
    );
    // In the loop of the program, a report would take as long as a hundred holds.
    while (order.length < 3) {
      await placeHold();
      order.push('hold');
    }
    expect(order).toEqual(['hold', 'hold', 'hold']);
    for (const { status, body } of await readers) {
      expect(status).toBe(200);
      const { lines } = trends.parse(body);
      expect(lines).toHaveLength(SHELTERS + 1);
      expect(lines[1]!.summary.known).toEqual({ days: NIGHTS, of: NIGHTS + 1 });
    }
  });

  it('OC-5 see what was recorded before their question', async () => {
    const path = `${FOUR_YEARS.replace('2022-01-01', '2021-12-31')}&shelter=past-0`;
    const before = (await haven.get('ana', path)).body.lines[0].summary.known.days;
    const report = { night: '2021-12-31', asOf: '2021-12-31T22:00:00.000Z', inService: 8, occupied: 3 };
    const { body } = await haven.done('ana', 'past-0', 'report-census', report);
    const after = await haven.get('ana', path, { 'haven-position': body.position });
    expect([before, after.body.lines[0].summary.known.days]).toEqual([NIGHTS, NIGHTS + 1]);
  });

  it('OC-5 get an error when the program closes while they wait', async () => {
    const reader = readerOf(haven);
    const rejections = [reader.ask(question()), reader.ask(question())].map((answer) =>
      expect(answer).rejects.toThrow('has ended'),
    );
    await nextTurn();
    await reader.close();
    await Promise.all(rejections);
  });

  it('OC-5 are refused when an answer takes too long, queued or not; the next answer has all shelters', async () => {
    const reader = haven.served.app.get(HistoryReader, { strict: false });
    const settled: string[] = [];
    const all = reader.ask(question()).finally(() => settled.push('answered'));
    const queued = reader.ask(question(), 1).finally(() => settled.push('refused'));
    await expect(queued).rejects.toMatchObject({ code: 'report_too_slow' });
    const { rows } = await all;
    expect(settled).toEqual(['refused', 'answered']);
    expect(rows).toBeGreaterThan(SHELTERS * NIGHTS);
    await expect(reader.ask(question(), 1)).rejects.toMatchObject({ code: 'report_too_slow' });
    expect((await reader.ask(question())).rows).toBe(rows);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ])(
    'OC-5 with accept-encoding %s get %s, compressed in the worker, with its length',
    async (acceptEncoding, encoding) => {
      const { body, headers } = await haven.get('ana', FOUR_YEARS, { 'accept-encoding': acceptEncoding });
      expect(trends.parse(body).lines).toHaveLength(SHELTERS + 1);
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(Number(headers.get('content-length'))).toBeGreaterThan(1_000);
    },
  );

  it('OC-4 get every day in a CSV file, and a longer step in JSON', async () => {
    const daily = FOUR_YEARS.replace('bucket=month', 'bucket=day');
    const { body } = await haven.get('ana', daily);
    expect([body.bucket, body.lines[1].points.length]).toEqual(['week', 210]);
    const { text } = await haven.get('ana', `${daily}&format=csv`);
    expect(text.split('\r\n').length).toBeGreaterThan((SHELTERS + 1) * NIGHTS);
  });
});

describe('OC-7: given a past that takes its time to be loaded', () => {
  it('OC-7: when somebody is refused for that, then loading goes on, and the next one is answered', async () => {
    const reader = readerOf(haven, { limits: { ...PATIENT, historyMs: 0 } });
    const loaded = reader.start();
    await expect(reader.ask(question())).rejects.toMatchObject({
      code: 'history_loading',
      extra: { retryAfter: 1, read: 0, of: eventsOf(haven) },
    });
    await loaded;
    expect((await reader.ask(question())).rows).toBeGreaterThan(SHELTERS * NIGHTS);
    await reader.close();
  });

  it('OC-7: when a computation takes too long, then what was loaded stays', async () => {
    const reader = haven.served.app.get(HistoryReader, { strict: false });
    await reader.start();
    await expect(reader.ask(question(), 0)).rejects.toMatchObject({ code: 'report_too_slow' });
    expect((await reader.ask(question())).rows).toBeGreaterThan(SHELTERS * NIGHTS);
    await eventually(
      () => reader.progress,
      (progress) => progress?.read === eventsOf(haven),
    );
  });

  it('OC-7: then it is said over HTTP, with how much is there and when to ask again; all questions get the answer afterwards', async () => {
    const slow = await startHttpProgram(memoryStore(), undefined, {}, { timeLimits: { historyMs: 0 } });
    await slow.registerShelter('lipa');
    const early = await slow.get('ana', FOUR_YEARS);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
    expect(early.body).toMatchObject({ code: 'history_loading', read: 0, of: eventsOf(slow) });
    await slow.served.app.get(HistoryReader, { strict: false }).start();
    for (const path of [FOUR_YEARS, `${FOUR_YEARS}&format=csv`, FOUR_YEARS.replace('occupancy', 'figures')])
      expect((await slow.get('ana', path)).status).toBe(200);
    await slow.served.close();
  });

  it('OC-7: then a program that starts on a log loads it before anybody asks', async () => {
    await withFolder(async (dataDir) => {
      const start = async () =>
        startHttpProgram(await sqliteLog(dataDir), haven.clock, { dataDir, eventStore: { kind: 'sqlite' } });
      const before = await start();
      await before.registerShelter('lipa');
      await before.served.close();
      const after = await start();
      await eventually(
        () => after.served.app.get(Metrics, { strict: false }).text(),
        (text) => text.includes('haven_history_behind_events 0\n'),
      );
      await after.served.close();
    })();
  });
});

/** A second reader, in addition to the program's. */
const readerOf = ({ program: { store, feed }, clock }: HttpProgram, over: Partial<HistoryReaderParts> = {}) =>
  new HistoryReader({
    ...{ store, feed, clock, limits: PATIENT, say: () => undefined },
    start: { store: { kind: 'memory' }, logId: store.logId, snapshot: null },
    ...over,
  });

/** How many events of houses there are. */
const eventsOf = ({ program }: HttpProgram): number =>
  program.feed.network.shelters.values().reduce((sum, { revision }) => sum + revision, 0);

/** Every day of four years. */
const question = () =>
  ({
    report: 'occupancy',
    query: { from: '2022-01-01', to: '2025-12-31', bucket: 'day', by: 'shelter', format: 'csv' },
    viewer: { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' },
    now: haven.clock.now(),
    encoding: null,
  }) as const;

async function placeHold(): Promise<void> {
  const { body } = await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
  const { holdId } = body.events.at(-1);
  await haven.done('ana', 'lipa', 'release-hold', { holdId, reason: 'error' });
}
