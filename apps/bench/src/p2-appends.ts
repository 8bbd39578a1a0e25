import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventCodec } from '@safe-haven/contracts';
import { type Codec, type NewEvent, openSqliteStore } from '@safe-haven/event-store';
import { emptyFolder, removeFolder } from './children.ts';
import { openEmmett } from './peers/emmett-store.ts';
import type { LineName } from './results/lines.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';

/** A row of the table: medians over the rounds. */
interface AppendRow {
  readonly case: string;
  readonly concurrency: number;
  /** Durable events per second, one event per command, on disk before each is acknowledged. */
  readonly eventsPerSecond: number;
  readonly cpuUsPerEvent: number;
  /** Bytes written to disk; null where the system doesn't count them. */
  readonly bytesPerEvent: number | null;
  /** The adapter's events per second divided by this case's. */
  readonly ratio: number;
}

/** An implementation of a durable append: resolves when the event is on disk. */
interface Contender {
  append(stream: string, event: NewEvent, expected: number): Promise<void>;
  close(): Promise<void>;
}

const ADAPTER = 'sqlite adapter (chain, lock, index behind the writer)';
const UNIQUE = 'node:sqlite group commit, UNIQUE (stream, revision)';
const RAW = 'raw log file, one write + fdatasync for all that wait';
const EMMETT = 'Emmett on SQLite, one connection';
const CONTENDERS: Readonly<Record<string, (folder: string) => Promise<Contender>>> = {
  [ADAPTER]: openAdapter,
  [UNIQUE]: openUnique,
  [RAW]: openRaw,
  [EMMETT]: openEmmettLog,
};
/** Takes so many times fewer events, and has so much shorter a log: a round would take a minute. */
const SLOWER: Readonly<Record<string, number>> = { [EMMETT]: 50 };
/** The lines that are held against the adapter. */
const PEERS: Partial<Record<LineName, readonly [string, number]>> = {
  'p2-unique-64': [UNIQUE, 64],
  'p2-unique-512': [UNIQUE, 512],
  'p2-raw-64': [RAW, 64],
  'p2-raw-512': [RAW, 512],
  'p2-emmett-64': [EMMETT, 64],
  'p2-emmett-512': [EMMETT, 512],
};
/** Streams of shelters and requests: more streams than writers, with realistic ids, in random order. */
const STREAMS = Array.from({ length: 10_000 }, () => `request-${randomUUID()}`);
/** Events in the log before measuring: an index that fits into the cache would be unrealistically fast. */
const FILL = sized(300_000, 30_000);
const FILLERS = 4096;

const ROUNDS = sized(7, 2);
const AT_ONCE = [64, 512] as const;
/** Events per round. */
const EVENTS = sized(60_000, 10_000);

/**
 * P2: durable appends of the embedded store compared with alternatives, on logs of 300,000 events in 10,000 streams
 * that grow during the run. The rounds are interleaved, so that other load on the machine affects all equally.
 */
export async function measureAppends(): Promise<Measured> {
  const folder = emptyFolder();
  const tracks: Track[] = [];
  for (const [name, open] of Object.entries(CONTENDERS)) {
    const own = mkdtempSync(join(folder, 'log-'));
    const track = { name, contender: await open(own), revisions: new Uint32Array(STREAMS.length) };
    const [fill, each] = [FILL / (SLOWER[name] ?? 1), EVENTS / (SLOWER[name] ?? 1)];
    for (let i = 0; i < fill; i += each) await appendAll(track, eventsOf(each), FILLERS);
    tracks.push(track);
  }
  const rows: AppendRow[] = [];
  for (const concurrency of AT_ONCE) rows.push(...(await compare(tracks, ROUNDS, concurrency, EVENTS)));
  for (const { contender } of tracks) await contender.close();
  removeFolder(folder);
  const perSecond = (name: string, concurrency: number) =>
    rows.find((row) => row.case === name && row.concurrency === concurrency)!.eventsPerSecond;
  const figures = Object.entries(PEERS).map(([line, [name, concurrency]]) => ({
    line: line as LineName,
    value: perSecond(ADAPTER, concurrency),
    peer: perSecond(name, concurrency),
  }));
  return { figures, table: printAppends(rows) };
}

/** A contender and its current revisions. */
interface Track {
  readonly name: string;
  readonly contender: Contender;
  readonly revisions: Uint32Array;
}

interface Run {
  readonly eventsPerSecond: number;
  readonly cpuUs: number;
  readonly bytes: number;
}

async function compare(tracks: readonly Track[], rounds: number, concurrency: number, count: number) {
  const runs = new Map<string, Run[]>(tracks.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const track of tracks)
      runs.get(track.name)?.push(await run(track, concurrency, count / (SLOWER[track.name] ?? 1)));
  }
  const ours = medianOf(runs.get(ADAPTER) ?? [], (r) => r.eventsPerSecond);
  return [...runs].map(([name, all]): AppendRow => {
    const eventsPerSecond = medianOf(all, (r) => r.eventsPerSecond);
    // Only some rounds contain a checkpoint, so bytes written need the mean instead of the median.
    const bytes = all.reduce((sum, r) => sum + r.bytes, 0) / all.length;
    return {
      case: name,
      concurrency,
      eventsPerSecond: Math.round(eventsPerSecond),
      cpuUsPerEvent: Number(medianOf(all, (r) => r.cpuUs).toFixed(2)),
      bytesPerEvent: Number.isNaN(bytes) ? null : Math.round(bytes),
      ratio: Number((ours / eventsPerSecond).toFixed(2)),
    };
  });
}

async function run(track: Track, concurrency: number, count: number): Promise<Run> {
  const events = eventsOf(count);
  const written = bytesWritten();
  const cpu = process.cpuUsage();
  const started = performance.now();
  await appendAll(track, events, concurrency);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return {
    eventsPerSecond: (count / ms) * 1000,
    cpuUs: (user + system) / count,
    bytes: (bytesWritten() - written) / count,
  };
}

/** Each writer has its own streams and waits for an acknowledgement before its next event. */
async function appendAll({ contender, revisions }: Track, events: readonly NewEvent[], writers: number): Promise<void> {
  const own = Math.floor(STREAMS.length / writers);
  const write = async (writer: number) => {
    let random = writer + 1;
    for (let i = writer; i < events.length; i += writers) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      const mine = ((random >>> 8) % own) * writers + writer;
      const revision = revisions[mine] ?? 0;
      revisions[mine] = revision + 1;
      await contender.append(STREAMS[mine]!, events[i]!, revision);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
}

async function openAdapter(folder: string): Promise<Contender> {
  const codec: Codec<unknown> = { read: (_type, _version, event) => ({ ok: true, event }) };
  const store = await openSqliteStore({ path: join(folder, 'log.db'), codec });
  return {
    append: (stream, event, expected) =>
      store.append(stream, [event], expected).then(({ outcome }) => {
        if (outcome !== 'appended') throw new Error(outcome);
      }),
    close: () => store.close(),
  };
}

/** The same file, settings and grouping, with the unique index that most implementations use. */
async function openUnique(folder: string): Promise<Contender> {
  const db = new DatabaseSync(join(folder, 'log.db'));
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec('PRAGMA wal_autocheckpoint = 8000');
  db.exec(`CREATE TABLE log (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
             body TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`);
  const insert = db.prepare('INSERT INTO log (stream, revision, body) VALUES (?, ?, ?)');
  const commit = (waiting: readonly [string, number, string][]) => {
    db.exec('BEGIN IMMEDIATE');
    for (const [stream, revision, body] of waiting) insert.run(stream, revision, body);
    db.exec('COMMIT');
  };
  const group = grouped(commit);
  return {
    append: (stream, event, expected) => group([stream, expected + 1, JSON.stringify(event)]),
    close: async () => db.close(),
  };
}

/** The disk's limit: no lookup, no check, only sequential writes. */
async function openRaw(folder: string): Promise<Contender> {
  const file = openSync(join(folder, 'log.ndjson'), 'a');
  const group = grouped((lines: readonly string[]) => {
    writeSync(file, lines.join(''));
    fdatasyncSync(file);
  });
  return {
    append: (stream, event, expected) => group(`${stream} ${expected + 1} ${JSON.stringify(event)}\n`),
    close: async () => closeSync(file),
  };
}

/** Nothing waits together here: each event is a transaction of its own. */
async function openEmmettLog(folder: string): Promise<Contender> {
  const store = openEmmett(join(folder, 'emmett.sqlite'));
  return {
    append: async (stream, event, expected) => void (await store.append(stream, [event], expected)),
    close: async () => store.close(),
  };
}

/** Commits together what was submitted in one turn of the event loop, like the adapter. */
function grouped<T>(commit: (waiting: readonly T[]) => void): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let answers: (() => void)[] = [];
  const flush = () => {
    const [items, all] = [waiting, answers];
    waiting = [];
    answers = [];
    commit(items);
    for (const answer of all) answer();
  };
  return (item) =>
    new Promise((answer) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push(item);
      answers.push(answer);
    });
}

const eventsOf = (count: number): NewEvent[] => Array.from({ length: count }, (_, i) => eventOf(i));

function eventOf(i: number): NewEvent {
  const at = '2026-11-25T01:00:00.000Z';
  return {
    eventId: randomUUID(),
    type: 'HoldReleased',
    schemaVersion: eventCodec.versionOf('HoldReleased'),
    data: { type: 'HoldReleased', holdId: `hold-${i}`, reason: 'placed_elsewhere' },
    metadata: {
      occurredAt: at,
      recordedAt: at,
      actor: { person: 'person-1', role: 'coordinator', organisation: 'lara', country: 'BA' },
      commandId: randomUUID(),
      correlationId: 'bench',
      source: 'app',
    },
  };
}

/** Bytes that this process has written to disk, as Linux counts them; NaN on other systems. */
function bytesWritten(): number {
  try {
    return Number(/^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}

function medianOf(runs: readonly Run[], figure: (run: Run) => number): number {
  const sorted = runs.map(figure).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function printAppends(rows: readonly AppendRow[]): string {
  const head =
    '| case | at once | events/s | CPU µs an event | bytes an event | ours ÷ this |\n|---|---|---|---|---|---|';
  const lines = rows.map(
    (r) =>
      `| ${r.case} | ${r.concurrency} | ${Math.round(r.eventsPerSecond).toLocaleString('en')} | ${r.cpuUsPerEvent.toFixed(1)} | ${r.bytesPerEvent?.toFixed(0) ?? '–'} | ${r.ratio.toFixed(2)} |`,
  );
  return [head, ...lines].join('\n');
}
