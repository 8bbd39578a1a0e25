import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { board } from '@safe-haven/contracts';
import { readToHead } from '@safe-haven/event-store';
import { type FileLine, placesIn } from '../exports/testing/folded-file.ts';
import { sheetsIn } from '../exports/testing/read-back.ts';
import { ShiftProgram } from '../handover/testing/shifts.ts';
import { sqliteLog } from '../privacy/keys/testing/given.ts';
import { ownAccount } from '../privacy/operator/account.ts';
import { DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram, testConfig } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { operatorCommand } from '../testing/operator-command.ts';

const ADDRESS = 'Canary Lane 12';
const BY = { person: 'system:demo', role: 'service', organisation: null, country: null } as const;
/** Words of the other organisation, and what is sealed: in none of the files. */
const CANARIES = ['jasen', 'Lara', 'petra', 'lejla', 'Otherstreet', 'CANARYROOM', 'xzq', 'medication', '@demo.invalid'];
const MASTER_KEY = { HAVEN_MASTER_KEY: testConfig.masterKey! };

let folder: string;
let work: ShiftProgram;
const settings = () => ({ HAVEN_DATA_DIR: join(folder, 'data'), HAVEN_RUN_DIR: folder, ...MASTER_KEY });
const exported = (into: string, ...more: string[]) =>
  operatorCommand('export', ['everything', join(folder, into), ...more], settings());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haven-export-'));
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  const config = { dataDir, runDir: folder, eventStore: { kind: 'sqlite' } } as const;
  work = new ShiftProgram(await startHttpProgram(await sqliteLog(dataDir), new ManualClock(), config));
  await setUp();
  await requestsAndShifts();
  await work.idle();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function setUp(): Promise<void> {
  const { haven } = work;
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  await haven.done('ana', 'bor', 'register', {
    ...{ name: 'House bor', organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
    ...{ timezone: 'Europe/Belgrade', mode: 'counted', kind: 'crisis' },
  });
  await haven.done('ada', 'bor', 'publish', {});
  await haven.done('petra', 'jasen', 'add-room', { roomId: 'other', label: 'CANARYROOM', privacy: 'shared' });
  await haven.done('ana', 'lipa', 'change-intake-rules', { rules: { gender: ['women', 'girls'], pets: 'small' } });
  for (const [night, occupied] of [
    ['2026-11-23', 3],
    ['2026-11-24', 4],
  ])
    await haven.done('ana', 'bor', 'report-census', { night, asOf: `${night}T20:00:00.000Z`, inService: 6, occupied });
  for (const [shelter, address] of [
    ['lipa', ADDRESS],
    ['jasen', 'Otherstreet 9'],
  ] as const)
    await haven.program.vault.write(shelter, { address }, { by: BY, source: 'system' });
}

async function requestsAndShifts(): Promise<void> {
  await work.begin('ana');
  await work.request('theirs', ['lipa', 'jasen']);
  await work.answers('petra', 'theirs', 'jasen', 'no', ['no_free_place']);
  await work.answers('jelena', 'theirs', 'lipa', 'yes');
  const held = await work.hold('vera', 'lipa', 'theirs');
  await work.until('request-theirs', 'RequestPromised');
  await work.haven.done('mila', 'lipa', 'admit-party', { holdId: held });
  await work.request('own', ['jasen'], ONE, 'jelena');
  await work.done('jelena', 'requests/own/withdraw', {});
  const arrival = { from: work.instant(30), to: work.instant(90) };
  const journey = { toShelterId: 'jasen', fromShelterId: 'lipa', party: ONE, arrival, details: DETAILS };
  await work.done('jelena', 'transfers/t1/propose', journey);
  await work.handOver('ana');
  await work.accept('jelena');
}

const fileOf = (into: string, name: string) => readFile(join(folder, into, name), 'utf8');
const linesOf = async (into: string, name: string) => (await fileOf(into, name)).split('\r\n').filter(Boolean);

/** All files of an archive, and as text what is in each: of a workbook every cell. */
async function allOf(into: string): Promise<Map<string, string>> {
  const files = await readdir(join(folder, into), { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name));
      const text = name.endsWith('.xlsx') ? JSON.stringify([...sheetsIn(bytes)]) : bytes.toString();
      return [join(parentPath, name).slice(join(folder, into).length + 1), text] as const;
    });
  return new Map(await Promise.all(texts));
}

describe('XP-12: given a program with two organisations, when one of them leaves', () => {
  let all: Map<string, string>;
  beforeAll(async () => {
    const { code, err, out } = await exported('atina', '--organisation', 'Atina');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`from the program at ${work.haven.url}`);
    all = await allOf('atina');
  });

  it('XP-12: then its manifest has the SHA-256 of each file, its README names each, and nobody else can read them', async () => {
    const { organisation, files } = JSON.parse(all.get('manifest.json')!);
    const names = files.map(({ file }: { file: string }) => file);
    expect(organisation).toBe('Atina');
    expect(names.toSorted()).toEqual([...all.keys()].filter((name) => name !== 'manifest.json').toSorted());
    for (const { file, sha256, bytes } of files) {
      const written = await readFile(join(folder, 'atina', file));
      expect([file, createHash('sha256').update(written).digest('hex'), written.length]).toEqual([file, sha256, bytes]);
      expect([file, ((await stat(join(folder, 'atina', file))).mode & 0o777).toString(8)]).toEqual([file, '600']);
      if (file !== 'README.md') expect(all.get('README.md')).toMatch(new RegExp(`\\| \`${file}\` \\| \\S`));
    }
    expect(((await stat(join(folder, 'atina'))).mode & 0o777).toString(8)).toBe('700');
  });

  it('XP-12: then nothing of another organisation, nothing sealed and no address is in any file', () => {
    const found = [...all].flatMap(([file, text]) =>
      [...CANARIES, ADDRESS].filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${file}`),
    );
    expect(found).toEqual([]);
    expect([...all.values()].filter((text) => /"(party|women|stayId|holdId|bedId|phone)":/.test(text))).toEqual([]);
  });

  it('XP-12: then what happened in its houses folds to the places of the board', async () => {
    const lines: FileLine[] = all
      .get('past/log.ndjson')!
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const { rows } = board.parse((await work.haven.get('ana', '/api/board')).body);
    const row = rows.find(({ shelterId }) => shelterId === 'lipa')!;
    expect(placesIn(lines.filter(({ stream }) => stream === 'shelter-lipa'))).toMatchObject({
      occupied: 1,
      inService: 6,
    });
    expect(row.view === 'exact' && row.places).toMatchObject(
      placesIn(lines.filter(({ stream }) => stream === 'shelter-lipa')),
    );
    expect([...new Set(lines.map(({ stream }) => stream))].toSorted()).toEqual(['shelter-bor', 'shelter-lipa']);
  });

  it('XP-12: then requests, transfers and shifts are instants, counts and codes, and people are names and roles', async () => {
    const [, request, ...noMore] = await linesOf('atina', 'work/requests.csv');
    expect([request, noMore]).toEqual([expect.stringMatching(/^2026-\S+,tonight,1,0,0,0,0,withdrawn,2026-\S+,,$/), []]);
    const [, asked] = await linesOf('atina', 'work/asked.csv');
    expect(asked).toMatch(/^lipa,2026-[^,]+,2026-[^,]+,yes,2026-[^,]+$/);
    const [, transfer] = await linesOf('atina', 'work/transfers.csv');
    expect(transfer).toMatch(/^lipa,,2026-[^,]+,,,,proposed$/);
    const [, shift] = await linesOf('atina', 'work/shifts.csv');
    expect(shift).toMatch(/^,ana,manager,2026-[^,]+,2026-[^,]+,jelena,coordinator,2026-[^,]+,$/);
    expect(await linesOf('atina', 'people.csv')).toEqual([
      'name,account,role,country,shelters',
      'jelena,active,coordinator,RS,',
      'mila,active,shelter_staff,RS,',
      'ana,active,manager,RS,',
    ]);
  });

  it('XP-12: then the forms of partners are those that its manager gets', async () => {
    const { body } = await work.haven.get('ana', '/api/exports/hsds');
    expect(JSON.parse(all.get('partners/services-hsds.json')!)).toEqual(body);
    expect(all.get('partners/houses-edxl-have.xml')).toBe((await work.haven.get('ana', '/api/exports/edxl-have')).text);
    const range = 'from=2026-11-23&to=2026-11-25';
    const { text } = await work.haven.get('ana', `/api/exports/person-nights?${range}`);
    expect(all.get('past/person-nights.csv')).toBe(text);
    expect(all.get('past/occupancy.csv')).toContain('2026-11-24,bor,House bor,RS,exact');
  });

  it('OP-2: then the trail of the organisation says that the operator took it', async () => {
    const { body } = await work.read('ana', 'audit');
    const taken = (body.entries as { type: string; details: object; actor: object }[]).filter(
      ({ type }) => type === 'ExportProduced',
    );
    const everything = taken.filter(({ details }) => (details as { what: string }).what === 'everything');
    expect(everything).toMatchObject([{ actor: { person: `system:operator:${ownAccount()}` } }]);
    expect(await work.read('petra', 'audit').then(({ text }) => text.includes('everything'))).toBe(false);
  });

  it('AC-6: when its addresses are asked for, then each look is in the trail, and managers are notified', async () => {
    expect((await work.read('aud', 'audit')).text).not.toContain('organisation_leaves');
    const { code, err } = await exported('with-addresses', '--organisation', 'Atina', '--with-addresses');
    expect([code, err]).toEqual([0, '']);
    const files = [...(await allOf('with-addresses'))].filter(([, text]) => text.includes(ADDRESS));
    expect(files).toEqual([['addresses.csv', `shelter,name,address\r\nlipa,House lipa,${ADDRESS}\r\n`]]);
    const { entries } = (await work.read('aud', 'audit')).body;
    const looks = entries.filter(({ type }: { type: string }) => type === 'AddressRevealed');
    expect(looks).toMatchObject([{ details: { purpose: 'organisation_leaves' }, about: { id: 'lipa' } }]);
    const { news } = (await work.read('ana', 'notices')).body;
    expect(news).toContainEqual(expect.objectContaining({ what: 'address_seen', shelterId: 'lipa' }));
  });

  it('when nobody has that name, or the words are wrong, then it says so and writes nothing', async () => {
    const unknown = await exported('nobody', '--organisation', 'Lar');
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('There is no organisation Lar') });
    expect((await exported('nobody')).code).toBe(2);
    expect((await operatorCommand('export', ['all', folder, '--organisation', 'Atina'], settings())).code).toBe(2);
    expect(existsSync(join(folder, 'nobody'))).toBe(false);
    const full = await exported('atina', '--organisation', 'Atina');
    expect(full).toMatchObject({ code: 1, err: expect.stringContaining('There is something in') });
  });

  it('when the log takes nothing, then nothing leaves', async () => {
    const { storeState } = work.haven.program;
    Object.defineProperty(storeState, 'delayed', { value: true, configurable: true });
    const refused = await exported('refused', '--organisation', 'Atina');
    Reflect.deleteProperty(storeState, 'delayed');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('store_unavailable') });
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });
});

describe('XP-12: given a folder that no program has open', () => {
  let before: string;
  beforeAll(async () => {
    before = await work.haven.program.store.head();
    await work.haven.served.close();
  });

  it('XP-12: then the same leaves from the log itself, and all that is recorded is that it left', async () => {
    const { code, err, out } = await exported('quiet', '--organisation', 'Atina');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`from the log in ${join(folder, 'data')}`);
    const [quiet, loud] = [await allOf('quiet'), await allOf('atina')];
    expect([...quiet.keys()].toSorted()).toEqual([...loud.keys()].toSorted());
    for (const file of [...loud.keys()].filter((name) => /^(set-up|work|people)/.test(name)))
      expect([file, quiet.get(file)]).toEqual([file, loud.get(file)]);
    const store = await sqliteLog(join(folder, 'data'));
    const added: string[] = [];
    for await (const { type } of readToHead(store, before)) added.push(type);
    await store.close();
    expect(added).toEqual(['ExportProduced']);
  });

  it('XP-12: then another folder takes its set-up and counts by haven import, and they leave it as they came', async () => {
    const elsewhere = { ...settings(), HAVEN_DATA_DIR: join(folder, 'other') };
    for (const [kind, file, ...more] of [
      ['shelters', 'houses.csv'],
      ['rooms-beds', 'rooms.csv'],
      ['intake-rules', 'rules.csv'],
      ['daily-counts', 'nights.csv', '--mode', 'counted'],
    ] as const) {
      const path = join(folder, 'atina/set-up', file);
      const imported = await operatorCommand('import', [kind, path, ...more], elsewhere);
      expect([kind, imported.code, imported.err]).toEqual([kind, 0, '']);
    }
    const into = join(folder, 'again');
    const again = await operatorCommand('export', ['everything', into, '--organisation', 'Atina'], elsewhere);
    expect([again.code, again.err]).toEqual([0, '']);
    for (const name of ['houses', 'rooms', 'rules', 'nights'])
      expect([name, (await linesOf('again', `set-up/${name}.csv`)).toSorted()]).toEqual([
        name,
        (await linesOf('atina', `set-up/${name}.csv`)).toSorted(),
      ]);
  });

  it('when its master key is not there, then it says so, and nothing is made in its place', async () => {
    const { HAVEN_MASTER_KEY: _, ...others } = settings();
    const asked = ['everything', join(folder, 'keyless'), '--organisation', 'Atina'];
    const refused = await operatorCommand('export', asked, others);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('The master key of this log is not in') });
    expect(await readdir(join(folder, 'data'))).not.toContain('master.key');
    expect(existsSync(join(folder, 'keyless'))).toBe(false);
  });
});
