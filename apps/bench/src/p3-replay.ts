import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import type { ShelterEvent } from '@safe-haven/domain';
import {
  type Codec,
  eventIdOf,
  type LogEvent,
  type NewEvent,
  openSqliteStore,
  type SqliteStore,
  START,
} from '@safe-haven/event-store';
import { emptyNetwork, type Network, projectNetwork, toSnapshot } from '@safe-haven/projections';
import { emptyHistory, type History, historyLines, projectHistory } from '@safe-haven/projections/history';
import { emptyFolder, removeFolder } from './children.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { type Spread, spreadOf } from './stats.ts';

/** A row of the table: CPU microseconds per event, and the speed relative to `JSON.parse` alone. */
interface ReplayRow {
  readonly case: string;
  readonly usPerEvent: Spread;
  readonly ratio: number;
}

interface ReplaySizes {
  readonly board: number;
  readonly history: number;
}

/** Number of events in the log; `BENCH_EVENTS` overrides it. */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? sized(200_000, 20_000));
const ROUNDS = sized(7, 2);
const SHELTERS = Number(process.env['BENCH_SHELTERS'] ?? 200);
const FOLDED = sized(50_000, 10_000);
const BOARD = 'the same, folded into the board: a cold start without a snapshot';
const PEER = 'JSON.parse of the same events as NDJSON, in memory';

/**
 * P3: replays a log from disk into the network projection, compared with `JSON.parse` of the same events in memory. The
 * rounds are interleaved; CPU time is measured, so that other load on the machine matters little.
 */
export async function measureReplay(): Promise<Measured> {
  const folder = emptyFolder();
  const codec = eventCodec as Codec<ShelterEvent>;
  const store = await openSqliteStore({ path: join(folder, 'log.db'), codec });
  await fill(store, EVENTS);
  const lines = await linesOf(store);
  const head = await readSome(store, FOLDED);
  const cases: Readonly<Record<string, () => Promise<number> | number>> = {
    [PEER]: () => parseAll(lines),
    'read from the store, checked and upcast': () => eachEvent(store, () => {}),
    [BOARD]: () => replay(store, emptyNetwork()),
    'the same, folded into the history: its thread without a snapshot': () => replay(store, emptyHistory()),
    'fold of the board alone, events in memory': () => foldAll(head, emptyNetwork()),
    'fold of the history alone, events in memory': () => foldAll(head, emptyHistory()),
  };
  const times = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(cases)) times.get(name)!.push(await cpuOf(run));
  }
  const sizes = await sizesOf(store);
  await store.close();
  removeFolder(folder);
  const peer = spreadOf(times.get(PEER)!).median;
  const rows = [...times].map(([name, all]) => {
    const usPerEvent = spreadOf(all);
    return { case: name, usPerEvent, ratio: peer / usPerEvent.median };
  });
  const perSecond = (name: string) => 1e6 / rows.find((row) => row.case === name)!.usPerEvent.median;
  return {
    figures: [{ line: 'p3', value: perSecond(BOARD), peer: perSecond(PEER) }],
    table: printReplay(rows, sizes),
  };
}

function printReplay(rows: readonly ReplayRow[], sizes: ReplaySizes): string {
  const head = '| case | CPU µs an event (spread) | events/s of CPU | × JSON.parse |\n|---|---|---|---|';
  const lines = rows.map(({ case: name, usPerEvent: { median, low, high }, ratio }) => {
    const perSecond = Math.round(1_000_000 / median).toLocaleString('en');
    return `| ${name} | ${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}) | ${perSecond} | ${ratio.toFixed(2)} |`;
  });
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const end = `Snapshots after ${EVENTS.toLocaleString('en')} events of ${SHELTERS} houses: board ${mb(sizes.board)}, history ${mb(sizes.history)}.`;
  return [head, ...lines, '', end].join('\n');
}

/** CPU microseconds per event; `run` returns the number of events. */
async function cpuOf(run: () => Promise<number> | number): Promise<number> {
  const before = process.cpuUsage();
  const events = await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / events;
}

function parseAll(lines: readonly string[]): number {
  let events = 0;
  for (const line of lines) if ((JSON.parse(line) as { revision: number }).revision > 0) events++;
  return events;
}

async function linesOf(store: SqliteStore<ShelterEvent>): Promise<string[]> {
  const lines: string[] = [];
  await eachEvent(store, (event) => lines.push(JSON.stringify(event)));
  return lines;
}

/** Only the first events: a heap full of events would slow down everything measured afterwards. */
async function readSome(store: SqliteStore<ShelterEvent>, count: number): Promise<LogEvent<ShelterEvent>[]> {
  const events: LogEvent<ShelterEvent>[] = [];
  await eachEvent(store, (event) => events.length < count && events.push(event));
  return events;
}

type Floor = Network | History;

const replay = (store: SqliteStore<ShelterEvent>, floor: Floor): Promise<number> => eachEvent(store, foldInto(floor));

function foldAll(events: readonly LogEvent<ShelterEvent>[], floor: Floor): number {
  const fold = foldInto(floor);
  for (const event of events) fold(event);
  return events.length;
}

const foldInto = (floor: Floor): ((event: LogEvent<ShelterEvent>) => unknown) =>
  'needs' in floor ? (event) => projectHistory(floor, event) : (event) => projectNetwork(floor, event);

/** The sizes of the snapshots of both floors, in bytes. */
async function sizesOf(store: SqliteStore<ShelterEvent>): Promise<ReplaySizes> {
  const [board, history] = [emptyNetwork(), emptyHistory()];
  await replay(store, board);
  await replay(store, history);
  return { board: toSnapshot(board).length, history: [...historyLines(history)].join('\n').length };
}

async function eachEvent(
  store: SqliteStore<ShelterEvent>,
  take: (event: LogEvent<ShelterEvent>) => unknown,
): Promise<number> {
  const [head, done] = [await store.head(), new AbortController()];
  let events = 0;
  for await (const event of store.follow(START, done.signal)) {
    take(event);
    events++;
    if (event.position >= head) done.abort();
  }
  return events;
}

/**
 * Months of shelters with eight beds: parties are held for, admitted and discharged; sometimes the numbers are
 * confirmed.
 */
async function fill(store: SqliteStore<ShelterEvent>, count: number): Promise<void> {
  const each = Math.ceil(count / SHELTERS);
  const histories = Array.from({ length: SHELTERS }, (_, shelter) => {
    const stream = `shelter-bench-${shelter}`;
    return { stream, events: eventsOf(stream, 0, each) };
  });
  const BATCH = 50;
  for (let revision = 0; revision < each; revision += BATCH) {
    const appends = histories.map(({ stream, events }) =>
      store.append(stream, events.slice(revision, revision + BATCH), revision),
    );
    for (const { outcome } of await Promise.all(appends)) if (outcome !== 'appended') throw new Error(outcome);
  }
}

const BEDS = 8;
const MINUTE = 60_000;
const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const placedBy = { person: 'bench', role: 'hotline', organisation: 'SOS line' } as const;

const begun = Date.parse('2025-11-01T00:00:00.000Z');
/** The time of a shelter's nth event. */
export const timeOf = (i: number): string => new Date(begun + i * 20 * MINUTE).toISOString();

/** A range of a shelter's events. */
export function eventsOf(stream: string, from: number, to: number): readonly NewEvent[] {
  const first = setUpEvents(stream);
  const eventAt = (i: number) => first[i] ?? partyEvents(i - first.length, timeOf);
  return Array.from({ length: to - from }, (_, i) => newEvent(stream, eventAt(from + i), from + i, timeOf(from + i)));
}

export function setUpEvents(name: string): ShelterEvent[] {
  const area = { id: 'rs-beograd', name: 'Beograd' };
  const shelter = { name, organisation: 'Atina', country: 'RS', area, timezone: 'Europe/Belgrade' };
  const roomId = 'room-1';
  return [
    { type: 'ShelterRegistered', ...shelter, mode: 'kept', kind: 'crisis', draft: false },
    { type: 'RoomAdded', roomId, label: '1', privacy: 'shared', features: [] },
    ...Array.from({ length: BEDS }, (_, i): ShelterEvent => {
      return { type: 'BedAdded', bedId: `bed-${i}`, roomId, label: `1.${i}`, kind: 'adult', stepFree: false };
    }),
  ];
}

/** Four events per party: held, admitted, confirmed, discharged; beds in rotation. */
function partyEvents(i: number, at: (i: number) => string): ShelterEvent {
  const [n, beds] = [Math.floor(i / 4), [`bed-${Math.floor(i / 4) % BEDS}`]];
  const [holdId, stayId] = [`hold-${n}`, `stay-${n}`];
  const policy = { extensionMinutes: 30, extensions: 1, longestEnd: at(i + 20) };
  const held = { holdId, requestId: null, beds, party, placedBy, expiresAt: at(i + 14), arrival: null, policy };
  const turns: readonly ShelterEvent[] = [
    { type: 'BedsHeld', ...held },
    { type: 'PartyAdmitted', stayId, holdId, beds, party, kind: 'referral' },
    { type: 'OccupancyConfirmed', seenRevision: i },
    { type: 'PartyDischarged', stayId, destination: 'family' },
  ];
  return turns[i % 4]!;
}

export function newEvent(stream: string, { type, ...data }: ShelterEvent, i: number, at: string): NewEvent {
  const commandId = eventIdOf(stream, String(i), 1);
  const actor = { person: 'bench', role: 'shelter_staff', organisation: 'Atina', country: 'RS' };
  const metadata = {
    occurredAt: at,
    recordedAt: at,
    actor,
    commandId,
    correlationId: commandId,
    source: 'app' as const,
  };
  return { eventId: eventIdOf(stream, commandId, 0), type, schemaVersion: eventCodec.versionOf(type), data, metadata };
}
