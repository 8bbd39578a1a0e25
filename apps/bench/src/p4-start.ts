import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import { type EventMetadata, eventIdOf, type NewEvent, openSqliteStore } from '@safe-haven/event-store';
import { emptyFolder, removeFolder } from './children.ts';
import { cpuOf, memoryOf, startProgram, untilIdle } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { type Spread, spreadOf } from './stats.ts';

/** Number of nights in the log, of counted shelters; `BENCH_EVENTS` overrides it. */
const NIGHTS = Number(process.env['BENCH_EVENTS'] ?? sized(200_000, 10_000));
const SHELTERS = 36;
const TAIL = 1_000;
const ROUNDS = sized(3, 1);
const DAY_MS = 86_400_000;
const FIRST_NIGHT = Date.parse('2010-01-01');
/** Without the demo's people and shelters: an empty log stays empty. */
const REAL = { HAVEN_DEMO: '0', HAVEN_PUBLIC_URL: 'http://localhost:3000' };
const KEPT_FOLDER = 'kept';
/** The snapshot files that a program, also an older one, has written. */
const snapshotsIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /\.snapshot(\.json)?$/.test(name));

/** Starts of one kind: time and CPU until the address is written, and the memory half a second later. */
interface StartFigure {
  readonly name: string;
  readonly readyMs: Spread;
  readonly cpuMs: Spread;
  readonly megabytes: Spread;
}

/**
 * P4: a cold start on a log of imported nights with snapshots and a tail of 1,000 events, compared with an empty log
 * and with a log without snapshots, in turns.
 */
export async function measureStart(): Promise<Measured> {
  const [empty, long] = [await primed(0), await primed(NIGHTS)];
  const nights = NIGHTS.toLocaleString('en');
  const starts = [
    ['an empty log', () => oneStart(empty)],
    [`${nights} nights, snapshots and a tail of ${TAIL}`, () => oneStart(long)],
    [`${nights} nights, no snapshot`, () => oneStart(long, { without: true })],
  ] as const;
  const taken = starts.map(([name, start]) => ({ name, start, all: [] as number[][] }));
  for (let i = 0; i < ROUNDS; i++) for (const { start, all } of taken) all.push(await start());
  for (const folder of [empty, long]) removeFolder(folder);
  const figures = taken.map(({ name, all }): StartFigure => {
    const of = (i: number) => spreadOf(all.map((one) => one[i]!));
    return { name, readyMs: of(0), cpuMs: of(1), megabytes: of(2) };
  });
  const [before, after] = [figures[0]!, figures[1]!];
  return {
    figures: [
      { line: 'p4-ready', value: after.readyMs.median, peer: before.readyMs.median },
      { line: 'p4-memory', value: after.megabytes.median, peer: before.megabytes.median },
    ],
    table: printStart(figures),
  };
}

/** A data folder with that many nights, the snapshots that the program wrote, and a tail of events after them. */
async function primed(nights: number): Promise<string> {
  const folder = emptyFolder();
  if (nights > 0) await append(folder, 0, nights);
  const running = await startProgram(folder, { env: REAL, keep: true });
  await untilIdle(running.pid);
  await running.stop();
  if (nights > 0) await append(folder, nights, TAIL);
  mkdirSync(join(folder, KEPT_FOLDER));
  for (const name of snapshotsIn(folder)) cpSync(join(folder, name), join(folder, KEPT_FOLDER, name));
  return folder;
}

/** Each start has the same conditions: the snapshots of the previous run are restored first. */
async function oneStart(folder: string, { without = false } = {}): Promise<number[]> {
  for (const name of snapshotsIn(folder)) rmSync(join(folder, name));
  if (!without) cpSync(join(folder, KEPT_FOLDER), folder, { recursive: true });
  const started = performance.now();
  const running = await startProgram(folder, { env: REAL, keep: true });
  const figures = [performance.now() - started, cpuOf(running.pid) / 1_000];
  await pause(500);
  figures.push(memoryOf(running.pid) / 1e6);
  await running.stop();
  return figures;
}

/** Nights `from` to `from + count`, alternating between shelters, as an import an hour ago would have written them. */
async function append(folder: string, from: number, count: number): Promise<void> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const recordedAt = new Date(Date.now() - 3_600_000).toISOString();
  await Promise.all(
    Array.from({ length: SHELTERS }, async (_, shelter) => {
      const stream = `shelter-counted-${shelter}`;
      const nights = Array.from({ length: count }, (_, i) => from + i).filter((i) => i % SHELTERS === shelter);
      let { revision } = await store.read(stream, Number.MAX_SAFE_INTEGER);
      const events = nights.map((i) => nightOf(stream, Math.floor(i / SHELTERS), recordedAt));
      if (revision === 0) events.unshift(registration(stream, shelter, recordedAt));
      for (let i = 0; i < events.length; i += 200) {
        const slice = events.slice(i, i + 200);
        const { outcome } = await store.append(stream, slice, revision);
        if (outcome !== 'appended') throw new Error(outcome);
        revision += slice.length;
      }
    }),
  );
  await store.close();
}

function registration(stream: string, shelter: number, recordedAt: string): NewEvent {
  const area = { id: 'rs-beograd', name: 'Beograd' };
  const where = {
    name: `Programme ${shelter}`,
    organisation: 'City',
    country: 'RS',
    area,
    timezone: 'Europe/Belgrade',
  };
  const registered = { ...where, mode: 'counted', kind: 'transitional', draft: false } as const;
  return recorded(stream, { type: 'ShelterRegistered', ...registered }, 'r', recordedAt);
}

function nightOf(stream: string, day: number, recordedAt: string): NewEvent {
  const night = new Date(FIRST_NIGHT + day * DAY_MS).toISOString().slice(0, 10);
  const asOf = `${night}T21:${String((stream.length * 7 + day) % 60).padStart(2, '0')}:00.000Z`;
  const report = { type: 'CensusReported', asOf, night, inService: 30, occupied: day % 31 } as const;
  return recorded(stream, report, night, recordedAt);
}

function recorded(stream: string, { type, ...data }: ShelterEvent, key: string, recordedAt: string): NewEvent {
  const commandId = eventIdOf(stream, key, 1);
  const actor = { person: 'person-import', role: 'manager', organisation: 'City', country: 'RS' };
  const metadata: EventMetadata = {
    occurredAt: recordedAt,
    recordedAt,
    actor,
    commandId,
    correlationId: commandId,
    source: 'import',
    commandHash: commandId.slice(0, 22),
  };
  return { eventId: eventIdOf(stream, commandId, 0), type, schemaVersion: eventCodec.versionOf(type), data, metadata };
}

function printStart(figures: readonly StartFigure[]): string {
  const shown = ({ median, low, high }: Spread) => `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`;
  const lines = figures.map(
    ({ name, readyMs, cpuMs, megabytes }) => `| ${name} | ${shown(readyMs)} | ${shown(cpuMs)} | ${shown(megabytes)} |`,
  );
  return ['| start | ready, ms | CPU until then, ms | memory, MB |', '|---|---|---|---|', ...lines].join('\n');
}
