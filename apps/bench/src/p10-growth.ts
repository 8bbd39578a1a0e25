import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import { openSqliteStore } from '@safe-haven/event-store';
import { emptyFolder, removeFolder } from './children.ts';
import { sharedMs } from './clients/client.ts';
import { eventsOf, newEvent, setUpEvents } from './p3-replay.ts';
import { cpuOf, idleRate, memoryOf, signIn, startProgram, untilIdle } from './program.ts';
import type { LineName } from './results/lines.ts';
import type { Figure, Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { spreadOf } from './stats.ts';
import { bareSide, ourSide, type Side } from './viewing.ts';

const SHELTERS = sized([100, 1_000, 10_000], [20, 100]);
const EVENTS = sized([10_000, 100_000, 1_000_000], [2_000, 20_000]);
const VIEWERS = sized([10, 100, 1_000, 5_000], [10, 100]);
/** Houses among which the events are. */
const SHELTERS_OF_EVENTS = 100;
const PEER = 'raw ws';
const CALLS = sized(40, 10);
const COMMANDS = sized(40, 10);
const PAGE = 200;

/** What one size costs, by name of the cost; CPU in ms, bytes in MB. */
type Costs = Readonly<Record<string, number>>;

interface Curve {
  readonly what: string;
  readonly sizes: readonly number[];
  readonly costs: readonly Costs[];
}

/**
 * P10: what more houses, more events and more viewers cost, by the CPU and the memory of the program. The exponent is the
 * slope between the logarithms of the two largest sizes: 1 is proportional, 0 is nothing.
 */
export const measureShelters = async (): Promise<Measured> =>
  measured('p10-houses', await curve('houses', SHELTERS, ofShelters));

export async function measureEvents(): Promise<Measured> {
  const events = await curve('events', EVENTS, ofEvents);
  const [first, last] = [events.costs[0]!, events.costs.at(-1)!];
  return measured('p10-events', events, [{ line: 'p9-events', value: last['memory, MB']! - first['memory, MB']! }]);
}

export const measureViewers = async (): Promise<Measured> =>
  measured('p10-viewers', await curve('viewers', VIEWERS, ofViewers));

function measured(line: LineName, grown: Curve, others: readonly Figure[] = []): Measured {
  const own = Object.keys(grown.costs[0]!).filter((cost) => !cost.startsWith(PEER));
  const worst = Math.max(...own.map((cost) => exponentOf(grown, cost)));
  return { figures: [{ line, value: worst }, ...others], table: tableOf(grown) };
}

async function curve(what: string, sizes: readonly number[], costOf: (size: number) => Promise<Costs>): Promise<Curve> {
  const costs: Costs[] = [];
  for (const size of sizes) costs.push(await costOf(size));
  return { what, sizes, costs };
}

/** Never below nothing: what is cheaper at more is the machine's. */
function exponentOf({ sizes, costs }: Curve, cost: string): number {
  const [before, last] = [costs.at(-2)![cost]!, costs.at(-1)![cost]!];
  return Math.log(Math.max(last, before) / before) / Math.log(sizes.at(-1)! / sizes.at(-2)!);
}

/** Kept houses in addition to those of the demo: a start, a first sight, a search, a command that somebody sees. */
async function ofShelters(count: number): Promise<Costs> {
  const folder = emptyFolder();
  const at = new Date().toISOString();
  await fill(folder, count, (stream) => setUpEvents(stream).map((event, n) => newEvent(stream, event, n, at)));
  const running = await startProgram(folder);
  await untilIdle(running.pid);
  const started = cpuOf(running.pid);
  const cookie = await signIn(running.url, 'hotline');
  const cpuMs = meter(running.pid);
  const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
  const find = JSON.stringify({ party, from: 'rs-nis' });
  const board = await cpuMs(() => asked(`${running.url}/api/board`, { headers: { cookie } }));
  const headers = { cookie, 'content-type': 'application/json' };
  const search = await cpuMs(() => asked(`${running.url}/api/find`, { method: 'POST', headers, body: find }));
  const memory = memoryOf(running.pid) / 1e6;
  await running.stop();
  return {
    'start, CPU ms': started / 1e3,
    'first sight, CPU ms': board,
    'search, CPU ms': search,
    'memory, MB': memory,
  };
}

/** Events of a hundred houses: a start without a snapshot, a start with one, the memory after that. */
async function ofEvents(count: number): Promise<Costs> {
  const folder = emptyFolder();
  await fill(folder, SHELTERS_OF_EVENTS, (stream) => eventsOf(stream, 0, count / SHELTERS_OF_EVENTS));
  const first = await startProgram(folder, { keep: true });
  await untilIdle(first.pid);
  const without = cpuOf(first.pid) / 1e3;
  await first.stop();
  const second = await startProgram(folder, { keep: true });
  await untilIdle(second.pid);
  const figures = {
    'memory, MB': memoryOf(second.pid) / 1e6,
    'start with its snapshot, CPU ms': cpuOf(second.pid) / 1e3,
  };
  await second.stop();
  removeFolder(folder);
  return { 'start without a snapshot, CPU ms': without, ...figures };
}

/** One command after the other that all of them see. */
async function ofViewers(count: number): Promise<Costs> {
  const [ours, raw] = [await ourSide(), await bareSide('peers/bare-server.ts', PEER, 'raw')];
  const costs: Record<string, number> = {};
  for (const side of [ours, raw]) {
    await side.open(count);
    const { cpuMs, lastMs } = await commands(side);
    costs[`${side.name}: a command, CPU ms`] = cpuMs;
    costs[`${side.name}: to the last of them, ms`] = lastMs;
    if (side === ours) costs['memory, MB'] = memoryOf(side.running.pid) / 1e6;
    await side.stop();
  }
  return costs;
}

let sent = 0;

async function commands({ running, viewers, command }: Side): Promise<{ cpuMs: number; lastMs: number }> {
  const rate = await idleRate(running.pid);
  const [took, started, before]: [number[], number, number] = [[], sharedMs(), cpuOf(running.pid)];
  for (let i = 0; i < COMMANDS; i++) {
    await viewers.ask('arm');
    const began = sharedMs();
    await command(sent++);
    took.push((await viewers.ask<number>('reach')) - began);
  }
  const us = cpuOf(running.pid) - before - rate * (sharedMs() - started);
  return { cpuMs: us / 1e3 / COMMANDS, lastMs: spreadOf(took).median };
}

/** What a call costs the program, the mean of many: the clock of a process counts in hundredths of a second. */
function meter(pid: number): (call: () => Promise<void>) => Promise<number> {
  return async (call) => {
    for (let i = 0; i < CALLS / 4; i++) await call();
    const before = cpuOf(pid);
    for (let i = 0; i < CALLS; i++) await call();
    return (cpuOf(pid) - before) / 1e3 / CALLS;
  };
}

async function asked(url: string, options: RequestInit): Promise<void> {
  const answer = await fetch(url, options);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}

/** Writes the log of so many houses, their events among each other as they happened. */
async function fill(
  folder: string,
  shelters: number,
  of: (stream: string) => ReturnType<typeof eventsOf>,
): Promise<void> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const all = Array.from({ length: shelters }, (_, i) => `shelter-grown-${i}`).map((stream) => ({
    stream,
    events: of(stream),
  }));
  const longest = Math.max(...all.map(({ events }) => events.length));
  for (let from = 0; from < longest; from += PAGE) {
    for (let i = 0; i < all.length; i += PAGE) {
      const pages = all.slice(i, i + PAGE).filter(({ events }) => events.length > from);
      await Promise.all(
        pages.map(async ({ stream, events }) => {
          const { outcome } = await store.append(stream, events.slice(from, from + PAGE), from);
          if (outcome !== 'appended') throw new Error(outcome);
        }),
      );
    }
  }
  await store.close();
}

function tableOf(one: Curve): string {
  const head = `| ${one.what} | ${one.sizes.map((size) => size.toLocaleString('en')).join(' | ')} | exponent |`;
  const lines = Object.keys(one.costs[0]!).map((cost) => {
    const figures = one.costs.map((costs) => costs[cost]!.toLocaleString('en', { maximumSignificantDigits: 3 }));
    return `| ${cost} | ${figures.join(' | ')} | ${exponentOf(one, cost).toFixed(2)} |`;
  });
  return [head, `|---|${one.sizes.map(() => '---|').join('')}---|`, ...lines].join('\n');
}
