import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventCodec } from '@safe-haven/contracts';
import { openSqliteStore } from '@safe-haven/event-store';
import { emptyFolder, removeFolder } from './children.ts';
import { eventsOf, timeOf } from './p3-replay.ts';
import { cpuOf, memoryOf, type Running, signIn, startProgram, untilIdle } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile } from './stats.ts';

/** Number of events in the log, all of one organisation's shelters; `BENCH_EVENTS` overrides it. */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? sized(1_000_000, 40_000));
export const SHELTERS = 40;
const EACH = Math.ceil(EVENTS / SHELTERS);
/** Events of a shelter written together, so that the shelters' events are interleaved in the log as in reality. */
const PART = 100;
const INSTANTS = sized(300, 30);
const PROBE_MS = 5;

interface PastFigure {
  readonly firstMs: number;
  readonly secondPersonMs: number;
  /** Further instants, sorted. */
  readonly instants: readonly number[];
  readonly changesMs: readonly number[];
  /** Latency of another caller's small request, sorted: idle, during the first query, and during the others. */
  readonly waitsBefore: readonly number[];
  readonly waitsInFirst: readonly number[];
  readonly waitsAfter: readonly number[];
  readonly megabytes: readonly [before: number, after: number];
  readonly cpuMsEach: number;
}

/**
 * P15: a past instant of one's own shelters, from a log of a million events, and the latency of other callers
 * meanwhile.
 */
export async function measurePast(): Promise<Measured> {
  const dataDir = emptyFolder();
  await fillParts(dataDir, EACH);
  const running = await startProgram(dataDir, { keep: true });
  const cookie = await signIn(running.url, 'coordinator', 'Atina');
  await untilIdle(running.pid);
  const before = memoryOf(running.pid) / 1e6;
  const at = (i: number) => `/api/replay/board?at=${timeOf(i)}`;
  const took = (path: string) => timeFor(running.url + path, cookie);
  const [, waitsBefore] = await probing(running, () => pause(sized(5_000, 1_000)));
  const [firstMs, waitsInFirst] = await probing(running, () => took(at(EACH - 1)));
  const secondPersonMs = await took(at(EACH - 1));
  const cpuBefore = cpuOf(running.pid);
  const [instants, waitsAfter] = await probing(running, async () => {
    const all: number[] = [];
    for (let n = 0; n < INSTANTS; n++) all.push(await took(at(20 + ((n * 7_919) % (EACH - 20)))));
    return all;
  });
  const cpuMsEach = (cpuOf(running.pid) - cpuBefore) / 1_000 / INSTANTS;
  const changesMs: number[] = [];
  for (let n = 0; n < 20; n++) {
    const from = 20 + ((n * 997) % (EACH - 600));
    changesMs.push(await took(`/api/replay/changes?from=${timeOf(from)}&to=${timeOf(from + 504)}`));
  }
  const megabytes = [before, memoryOf(running.pid) / 1e6] as const;
  await running.stop();
  removeFolder(dataDir);
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  const figure: PastFigure = {
    ...{ firstMs, secondPersonMs, instants: sorted(instants), changesMs: sorted(changesMs), megabytes, cpuMsEach },
    ...{ waitsBefore: sorted(waitsBefore), waitsInFirst: sorted(waitsInFirst), waitsAfter: sorted(waitsAfter) },
  };
  return {
    figures: [
      { line: 'p15-instant', value: percentile(figure.instants, 99) },
      { line: 'p15-first', value: firstMs },
    ],
    table: printPast(figure),
  };
}

/** Writes the log of a stopped program: so many events of each shelter, in turns. */
export async function fillParts(dataDir: string, each: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openSqliteStore({ path: join(dataDir, 'log.sqlite'), codec: eventCodec });
  for (let from = 0; from < each; from += PART) {
    const appends = Array.from({ length: SHELTERS }, (_, shelter) => {
      const stream = `shelter-bench-${shelter}`;
      return store.append(stream, eventsOf(stream, from, Math.min(each, from + PART)), from);
    });
    for (const { outcome } of await Promise.all(appends)) if (outcome !== 'appended') throw new Error(outcome);
  }
  await store.close();
}

async function timeFor(url: string, cookie: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
  await answer.arrayBuffer();
  return performance.now() - started;
}

/** Runs some work while another caller repeats a small request; returns that request's latencies. */
async function probing<T>({ url }: Running, work: () => Promise<T>): Promise<[T, number[]]> {
  const waits: number[] = [];
  let done = false;
  const probe = async () => {
    for (; !done; await pause(PROBE_MS)) waits.push(await timeFor(`${url}/health/live`, ''));
  };
  const probed = probe();
  const result = await work();
  done = true;
  await probed;
  return [result, waits];
}

function printPast(f: PastFigure): string {
  const of = (values: readonly number[]) => `${ms(percentile(values, 50))}, ${ms(percentile(values, 99))}`;
  const longest = (values: readonly number[]) => `${of(values)} (most ${ms(values.at(-1)!)})`;
  const rows: readonly (readonly [string, string])[] = [
    [`the first instant, ${EVENTS.toLocaleString('en')} events of ${SHELTERS} houses`, ms(f.firstMs)],
    ['the same again', ms(f.secondPersonMs)],
    ['any instant after that: median, p99', longest(f.instants)],
    ['… CPU of the server', ms(f.cpuMsEach)],
    ['what changed in a week: median, p99', longest(f.changesMs)],
    ['a small question with nothing else to do', longest(f.waitsBefore)],
    ['a small question while the first was answered', longest(f.waitsInFirst)],
    ['a small question while instants were', longest(f.waitsAfter)],
    ['memory before, after', `${f.megabytes[0].toFixed(0)} MB, ${f.megabytes[1].toFixed(0)} MB`],
  ];
  return ['| measure | figure |', '|---|---|', ...rows.map(([name, figure]) => `| ${name} | ${figure} |`)].join('\n');
}
