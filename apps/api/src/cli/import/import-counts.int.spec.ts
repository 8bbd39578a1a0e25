import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventCodec } from '@safe-haven/contracts';
import { emptyProfile, type ImportProfile } from '@safe-haven/contracts/exchange';
import { type Places, placesOf, type ShelterEvent } from '@safe-haven/domain';
import { type Codec, type EventStore, openSqliteStore } from '@safe-haven/event-store';
import type { Network } from '@safe-haven/projections';
import { systemClock } from '../../environment/clock.ts';
import { BoardFeed } from '../../feed/board.feed.ts';
import { type ImportOptions, importFile } from './import-file.ts';
import { readRows } from './read-file.ts';
import { openTarget } from './target.ts';

const PROFILE: ImportProfile = {
  ...emptyProfile('daily_counts'),
  mode: 'counted',
  forAll: { organisation: 'City of Toronto', country: 'CA', area: 'Toronto', timezone: 'America/Toronto' },
};
const HEADER = 'date,shelter,in_service,occupied\n';
const all = mkdtempSync(join(tmpdir(), 'haven-import-'));
const folder = () => mkdtempSync(join(all, 'one-'));
afterAll(() => rmSync(all, { recursive: true }));

const csv = (text: string, name = 'counts.csv') => {
  const path = join(folder(), name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
};

async function importInto(dataDir: string, path: string, profile = PROFILE, options: Partial<ImportOptions> = {}) {
  const target = await openTarget({ dataDir, runDir: null });
  const asked = {
    dryRun: false,
    skipBad: false,
    now: Date.parse('2026-11-25T12:00:00Z'),
    onLines: () => undefined,
    ...options,
  };
  try {
    return await importFile(target, (await readRows(path)).rows, profile, asked);
  } finally {
    await target.close();
  }
}
const done = { faults: [], refused: [], written: true, changed: 0 };

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

/** What an imported house would show: it is a draft, in which nothing is free, until a second person publishes it (VA-11). */
const placesIn = ({ shelters }: Network, id: string): Places => {
  const { state } = shelters.get(id)!;
  return placesOf(state.situation === 'unregistered' ? state : { ...state, draft: false });
};

describe('given a file of daily counts', () => {
  it('when it is imported, then each house is registered and shows its last evening', async () => {
    const dataDir = folder();
    const path = csv(
      `\uFEFF${HEADER}2026-01-01,t-1,14,13\n2026-01-02,t-1,14,11\n2026-01-01,t-2,5,5\n`,
      'counts.csv.gz',
    );
    expect(await importInto(dataDir, path)).toMatchObject({ ...done, registered: 2, added: 3, same: 0 });
    await withBoard(dataDir, ({ network }) => {
      expect(placesIn(network, 't-1')).toMatchObject({ inService: 14, occupied: 11, free: 3 });
      expect(placesIn(network, 't-2')).toMatchObject({ inService: 5, occupied: 5, free: 0 });
    });
  });

  it('when it is imported again, then nothing is doubled; a changed number replaces the one of that night', async () => {
    const dataDir = folder();
    const path = csv(`${HEADER}2026-01-01,t-1,14,13\n2026-01-02,t-1,14,11\n`);
    await importInto(dataDir, path);
    const before = await withBoard(dataDir, (feed) => feed.position);
    expect(await importInto(dataDir, path)).toMatchObject({ ...done, registered: 0, added: 0, same: 2 });
    expect(await withBoard(dataDir, (feed) => feed.position)).toBe(before);
    expect(await importInto(dataDir, csv(`${HEADER}2026-01-02,t-1,14,9\n`))).toMatchObject({ added: 1 });
    await withBoard(dataDir, ({ network }) => expect(placesIn(network, 't-1').occupied).toBe(9));
  });

  it('IM-2: when rows are bad, then nothing is written; with --skip-bad the others are, and each bad one is reported', async () => {
    const dataDir = folder();
    const path = csv(`${HEADER}2026-01-01,t-1,14,13\n2026-13-01,t-1,1,1\n2026-01-02,t-1,14,x\n`);
    const profile = { ...PROFILE, dateForm: 'YYYY-MM-DD' };
    const refused = await importInto(dataDir, path, profile);
    expect(refused).toMatchObject({ written: false, added: 0, registered: 0 });
    expect(refused.faults.map(({ line, column }) => [line, column])).toEqual([
      [3, 'date'],
      [4, 'occupied'],
    ]);
    expect(await withBoard(dataDir, ({ network }) => network.shelters.size)).toBe(0);
    expect(await importInto(dataDir, path, profile, { skipBad: true })).toMatchObject({ written: true, added: 1 });
  });

  it('IM-3: a dry run reports everything that the run would be refused, and writes nothing', async () => {
    const dataDir = folder();
    await importInto(dataDir, csv(`${HEADER}2026-01-01,t-1,14,13\n`));
    const path = csv(`${HEADER}2026-01-01,t-1,14,9\n2026-01-02,t-1,14,9\n2026-01-01,t-2,5,5\n`);
    const dry = await importInto(dataDir, path, PROFILE, { dryRun: true });
    expect(dry).toMatchObject({ written: false, registered: 1, added: 2, changed: 1, same: 0, refused: [] });
    const ofOthers = { ...PROFILE, forAll: { ...PROFILE.forAll, organisation: 'Somebody else' } };
    const [asked, ran] = [
      await importInto(dataDir, path, ofOthers, { dryRun: true }),
      await importInto(dataDir, path, ofOthers, { skipBad: true }),
    ];
    // AC-16: it learns no more of a draft of another organisation than of any house that is not its own.
    expect(asked.refused.map(({ line, typed }) => [line, typed])).toEqual([[2, 'no_right']]);
    expect(ran).toMatchObject({ registered: 1, added: 1 });
    expect(ran.refused[0]).toMatchObject({ line: 2, typed: 'no_right' });
  });

  it('when its areas are written in any of the six scripts, then its houses are there', async () => {
    const dataDir = folder();
    const path = csv(
      'night;house;town;country;taken\n1.2.2026;a;Ниш;RS;3\n1.2.2026;b;Durrës;AL;2\n13.2.2026;c;Niš;RS;1\n',
    );
    const profile = { ...emptyProfile('daily_counts'), forAll: { organisation: 'Atina' } };
    expect(await importInto(dataDir, path, profile, { dryRun: true })).toMatchObject({ faults: [], refused: [] });
    expect(await importInto(dataDir, path, profile)).toMatchObject({ registered: 3, added: 3 });
    await withBoard(dataDir, ({ network }) => {
      const areas = [...network.shelters.values()].map(({ state }) => state.situation === 'past' && state.area.id);
      expect(areas.sort()).toEqual(['al-durres', 'rs-nis', 'rs-nis']);
    });
  });

  it.each([
    ['an empty file', ''],
    ['a file of other columns', 'day,building\n2026-01-01,x\n'],
  ])('when it is %s, then it is refused', async (_, text) => {
    expect(await importInto(folder(), csv(text))).toMatchObject({
      written: false,
      faults: expect.arrayContaining([expect.anything()]),
    });
  });

  it('when there is no such file, or it is not text, then it says so', async () => {
    await expect(readRows('/nowhere/at-all.csv')).rejects.toThrow('There is no file');
    const path = join(folder(), 'bytes.csv');
    writeFileSync(path, Buffer.from([0x61, 0xff, 0x00, 0x0a]));
    await expect(readRows(path)).rejects.toThrow('UTF-8');
  });

  it('IM-10: when a spreadsheet of the region saved it, then its encoding is recognised and reported', async () => {
    const path = join(folder(), 'old.csv');
    const encodings: (string | null)[] = [];
    const cellsOf = async (bytes: Buffer) => {
      writeFileSync(path, bytes);
      const { rows, encoding } = await readRows(path);
      encodings.push(encoding);
      return rows.map(({ cells }) => cells);
    };
    const latin = Buffer.from('shelter;occupied\nTre\x9anja, ku\xe6a;3\n', 'latin1');
    expect(await cellsOf(latin)).toEqual([
      ['shelter', 'occupied'],
      ['Trešnja, kuća', '3'],
    ]);
    const cyrillic = Buffer.from('\xea\xf3\xfc\xe0;occupied\n\xd1\xe8\xe3\xf3\xf0\xed\xe0;3\n', 'latin1');
    expect(await cellsOf(cyrillic)).toEqual([
      ['куьа', 'occupied'],
      ['Сигурна', '3'],
    ]);
    expect(await cellsOf(Buffer.from('Čačak;3\n'))).toEqual([['Čačak', '3']]);
    expect(encodings).toEqual(['windows-1250', 'windows-1251', 'utf-8']);
  });
});

const realData = process.env['HAVEN_TEST_DATA'];
const withRealData = realData ? describe : describe.skip;
withRealData('given the real counts of Toronto’s women’s shelters', () => {
  const path = () => join(realData!, 'toronto-women/daily_counts.csv.gz');

  it('when they are imported, then every row is recorded, the last evenings are kept and the rebuild equals', async () => {
    const dataDir = folder();
    expect(await importInto(dataDir, path())).toMatchObject({ ...done, registered: 36, added: 35_069, same: 0 });
    const last = new Map<string, readonly string[]>();
    for (const { cells } of (await readRows(path())).rows.slice(1)) {
      if ((last.get(cells[1]!)?.[0] ?? '') < cells[0]!) last.set(cells[1]!, cells);
    }
    const boardOf = () =>
      withBoard(dataDir, ({ network }) => {
        for (const [id, [, , inService, occupied]] of last) {
          const places = placesIn(network, id);
          expect([id, places.inService, places.occupied]).toEqual([id, Number(inService), Number(occupied)]);
        }
        return JSON.stringify([...network.shelters].map(([id, shelter]) => [id, shelter.state]));
      });
    expect(await boardOf()).toBe(await boardOf());
  });

  it('IM-1: when columns, names, date forms and separators differ, then the houses are the same', async () => {
    const rows = (await readRows(path())).rows.slice(1).map(({ cells }) => cells);
    const renamed = rows.map(([date = '', shelter, inService, occupied]) =>
      [shelter, occupied, date.split('-').toReversed().join('/'), inService, 'City of Toronto'].join(';'),
    );
    const other = csv(`PROGRAM_ID;OCCUPIED_BEDS;OCCUPANCY_DATE;ACTUAL_CAP;ORG\n${renamed.join('\n')}`, 'other.csv.gz');
    const { organisation: _, ...forAll } = PROFILE.forAll;
    const columns = {
      shelter: 'PROGRAM_ID',
      occupied: 'OCCUPIED_BEDS',
      date: 'OCCUPANCY_DATE',
      in_service: 'ACTUAL_CAP',
      organisation: 'ORG',
    };
    const [prepared, mapped] = [folder(), folder()];
    await importInto(prepared, path());
    await importInto(mapped, other, { ...PROFILE, columns, forAll });
    const nightsOf = (dataDir: string) =>
      withBoard(dataDir, ({ network }) =>
        [...network.shelters.values()]
          .flatMap(({ state }) =>
            state.situation === 'unregistered'
              ? []
              : [JSON.stringify([state.shelterId, state.organisation, state.area, state.census])],
          )
          .sort(),
      );
    expect(await nightsOf(mapped)).toEqual(await nightsOf(prepared));
  });
});
