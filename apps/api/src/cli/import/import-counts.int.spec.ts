import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import { placesOf, type ShelterEvent } from '@safe-haven/domain';
import { type Codec, type EventStore, openSqliteStore } from '@safe-haven/event-store';
import { systemClock } from '../../environment/clock.ts';
import { BoardFeed } from '../../feed/board.feed.ts';
import { readDailyCounts } from './daily-counts.ts';
import { importCounts } from './import-counts.ts';
import { instantIn, nextDay } from './local-time.ts';
import { openTarget } from './target.ts';

const OPTIONS = {
  organisation: 'City of Toronto',
  country: 'CA',
  area: 'Toronto',
  timezone: 'America/Toronto',
  takenAt: '04:00',
  mode: 'counted',
} as const;
const HEADER = 'date,shelter,in_service,occupied\n';
const folder = () => mkdtempSync(join(tmpdir(), 'haven-import-'));

const csv = (text: string, name = 'counts.csv') => {
  const path = join(folder(), name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
};

async function importInto(dataDir: string, path: string) {
  const { rows } = await readDailyCounts(path, '2026-11-25');
  const target = await openTarget(dataDir, OPTIONS.organisation);
  try {
    return await importCounts(target, rows, OPTIONS, () => undefined);
  } finally {
    await target.close();
  }
}

async function withBoard<T>(
  dataDir: string,
  look: (feed: BoardFeed, store: EventStore<ShelterEvent>) => T,
): Promise<T> {
  const store = await openSqliteStore<ShelterEvent>({
    path: join(dataDir, 'log.sqlite'),
    codec: eventCodec as Codec<ShelterEvent>,
  });
  const feed = new BoardFeed({ store, clock: systemClock });
  await feed.start();
  const seen = look(feed, store);
  await feed.stop();
  await store.close();
  return seen;
}

describe('given a file of daily counts', () => {
  it('when it is imported, then each house is registered and shows its last evening', async () => {
    const dataDir = folder();
    const path = csv(
      `\uFEFF${HEADER}2026-01-01,t-1,14,13\n2026-01-02,t-1,14,11\n2026-01-01,t-2,5,5\n`,
      'counts.csv.gz',
    );
    expect(await importInto(dataDir, path)).toEqual({ registered: 2, recorded: 3, alreadyThere: 0 });
    await withBoard(dataDir, ({ network }) => {
      expect(placesOf(network.shelters.get('t-1')!.state)).toMatchObject({ inService: 14, occupied: 11, free: 3 });
      expect(placesOf(network.shelters.get('t-2')!.state)).toMatchObject({ inService: 5, occupied: 5, free: 0 });
    });
  });

  it('when it is imported again, then nothing doubles; another number for a night supersedes', async () => {
    const dataDir = folder();
    const path = csv(`${HEADER}2026-01-01,t-1,14,13\n2026-01-02,t-1,14,11\n`);
    await importInto(dataDir, path);
    const before = await withBoard(dataDir, (feed) => feed.position);
    expect(await importInto(dataDir, path)).toEqual({ registered: 0, recorded: 0, alreadyThere: 2 });
    expect(await withBoard(dataDir, (feed) => feed.position)).toBe(before);
    expect(await importInto(dataDir, csv(`${HEADER}2026-01-02,t-1,14,9\n`))).toMatchObject({ recorded: 1 });
    await withBoard(dataDir, ({ network }) => expect(placesOf(network.shelters.get('t-1')!.state).occupied).toBe(9));
  });

  it('when rows are bad, then each is named by its line', async () => {
    const path = csv(
      `${HEADER}2026-01-01,t-1,14,13\n2026-13-01,t-1,1,1\n2026-01-02,t 1,1,1\n2026-01-03,t-1,-1,1\n2026-01-04,t-1,1\n2026-01-05,t-1,1,one\n2999-01-01,t-1,1,1\n2026-01-01,t-1,14,12\n2026-01-06,=cmd(),1,1\n2026-01-07,t-1,1,99999\n`,
    );
    const { faults } = await readDailyCounts(path, '2026-11-25');
    expect(faults.map((f) => f.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it.each([
    ['an empty file', ''],
    ['another header', 'day,house\n2026-01-01,x\n'],
    ['no CSV at all', '"unclosed\n'],
  ])('when it is %s, then it is refused', async (_, text) => {
    expect((await readDailyCounts(csv(text), '2026-11-25')).faults).not.toEqual([]);
  });

  it('when there is no such file, then it says so', async () => {
    await expect(readDailyCounts('/nowhere/at-all.csv', '2026-11-25')).rejects.toThrow('There is no file');
  });

  it('when the clocks change, then four in the morning is four in the morning', () => {
    expect(instantIn('America/Toronto', '2026-03-08', '04:00')).toBe('2026-03-08T08:00:00.000Z');
    expect(instantIn('America/Toronto', '2026-03-07', '04:00')).toBe('2026-03-07T09:00:00.000Z');
    expect(instantIn('America/Toronto', '2026-11-01', '04:00')).toBe('2026-11-01T09:00:00.000Z');
    expect(nextDay('2026-12-31')).toBe('2027-01-01');
  });
});

const realData = process.env['HAVEN_TEST_DATA'];
const withRealData = realData ? describe : describe.skip;
withRealData('given the real counts of Toronto’s women’s shelters', () => {
  it('when they are imported, then every row is recorded, the last evenings are shown and the rebuild equals', async () => {
    const dataDir = folder();
    const path = join(realData!, 'toronto-women/daily_counts.csv.gz');
    const { rows, faults } = await readDailyCounts(path, '2026-11-25');
    expect([rows.length, faults.length]).toEqual([35_069, 0]);
    expect(await importInto(dataDir, path)).toEqual({ registered: 36, recorded: 35_069, alreadyThere: 0 });
    const last = new Map(rows.toSorted((a, b) => (a.night < b.night ? -1 : 1)).map((r) => [r.shelterId, r]));
    const boardOf = () =>
      withBoard(dataDir, ({ network }) => {
        for (const [id, row] of last) {
          const places = placesOf(network.shelters.get(id)!.state);
          expect([id, places.inService, places.occupied]).toEqual([id, row.inService, row.occupied]);
        }
        return JSON.stringify([...network.shelters].map(([id, house]) => [id, house.state, house.ledger]));
      });
    expect(await boardOf()).toBe(await boardOf());
  });
});
