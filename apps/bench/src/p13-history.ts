import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventCodec } from '@safe-haven/contracts';
import { openSqliteStore } from '@safe-haven/event-store';
import { newEvent } from './p3-replay.ts';
import { emptyFolder, type Running, signIn, startProgram } from './program.ts';
import { ms, percentile } from './stats.ts';

/** Four years of 137 houses: 200,020 nights. */
const HOUSES = 137;
const NIGHTS = 4 * 365;
const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2022, 0, 1);
const ROUNDS = 60;
const READERS = 8;
const PAGE = 500;

interface HistoryFigure {
  readonly name: string;
  /** ms, sorted. */
  readonly took: readonly number[];
}

const QUESTIONS = {
  'one organisation, by month': 'bucket=month&by=organisation',
  'one organisation, by day': 'bucket=day&by=organisation',
  'each house, by month': 'bucket=month&by=shelter',
} as const;
const addressOf = (rest: string) => `/api/trends/occupancy?from=2022-01-01&to=2025-12-31&${rest}`;

/** P13: four years of history read, beside their sum over typed arrays; and what it costs a hold that eight people read them. */
export async function benchHistory(main?: string): Promise<HistoryFigure[]> {
  const folder = emptyFolder();
  await (await startProgram(folder, { main, keep: true })).stop();
  await addNights(folder);
  const running = await startProgram(folder, { main });
  const cookie = await signIn(running.url, 'manager', 'Atina');
  const figures: HistoryFigure[] = [{ name: 'the same sum over typed arrays', took: sums() }];
  for (const [name, rest] of Object.entries(QUESTIONS)) {
    const first = await timed(() => read(running, cookie, rest));
    figures.push({ name: `${name}, the first`, took: [first] });
    figures.push({ name, took: await times(ROUNDS, () => read(running, cookie, rest)) });
  }
  figures.push({ name: 'a hold, nobody reads', took: await holds(running, cookie, () => pause(3_000)) });
  const reading = () => Promise.all(Array.from({ length: READERS }, () => readOn(running, cookie)));
  figures.push({ name: 'a hold every 50 ms, eight read', took: await holds(running, cookie, reading) });
  await running.stop();
  return figures;
}

async function addNights(folder: string): Promise<void> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const at = new Date().toISOString();
  const area = { id: 'rs-nis', name: 'Niš' };
  const house = { organisation: 'Atina', country: 'RS', area, timezone: 'Europe/Belgrade', draft: false } as const;
  for (let i = 0; i < HOUSES; i++) {
    const stream = `shelter-bench-${i}`;
    const registered = {
      type: 'ShelterRegistered',
      name: `House ${i}`,
      ...house,
      mode: 'counted',
      kind: 'crisis',
    } as const;
    const events = Array.from({ length: NIGHTS + 1 }, (_, n) => {
      if (n === 0) return newEvent(stream, registered, 0, at);
      const night = new Date(FIRST + (n - 1) * DAY_MS).toISOString().slice(0, 10);
      const asOf = `${night}T22:00:00.000Z`;
      return newEvent(stream, { type: 'CensusReported', night, asOf, inService: 8, occupied: (i + n) % 9 }, n, at);
    });
    for (let from = 0; from < events.length; from += PAGE) {
      const { outcome } = await store.append(stream, events.slice(from, from + PAGE), from);
      if (outcome !== 'appended') throw new Error(outcome);
    }
  }
  await store.close();
}

/** Occupied and in service of each house and month, and of all: what a trend is at the least. */
function sums(): number[] {
  const columns = Array.from({ length: HOUSES }, (_, i) => ({
    occupied: Float64Array.from({ length: NIGHTS }, (__, n) => ((i + n) % 9) * DAY_MS),
    inService: new Float64Array(NIGHTS).fill(8 * DAY_MS),
  }));
  const months = Uint16Array.from({ length: NIGHTS }, (_, n) => Math.floor(n / 30.4));
  const round = () => {
    const [occupied, inService] = [new Float64Array(64), new Float64Array(64)];
    for (const house of columns) {
      for (let n = 0; n < NIGHTS; n++) {
        occupied[months[n]!]! += house.occupied[n]!;
        inService[months[n]!]! += house.inService[n]!;
      }
    }
    return occupied;
  };
  return Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    round();
    return performance.now() - began;
  }).toSorted((a, b) => a - b);
}

async function read({ url }: Running, cookie: string, rest: string): Promise<void> {
  const answer = await fetch(url + addressOf(rest), { headers: { cookie } });
  if (answer.status !== 200) throw new Error(String(answer.status));
  await answer.arrayBuffer();
}

async function readOn(running: Running, cookie: string): Promise<void> {
  for (let n = 0; n < 10; n++) await read(running, cookie, QUESTIONS['each house, by month']);
}

/** How long holds take, one every 50 ms, as long as something goes on. */
async function holds({ url }: Running, cookie: string, meanwhile: () => Promise<unknown>): Promise<number[]> {
  let over = false;
  const done = meanwhile().then(() => {
    over = true;
  });
  const took: number[] = [];
  while (!over) {
    const began = performance.now();
    const held = await command(url, cookie, 'hold-beds', { party: { adults: 1, children: 0 } });
    took.push(performance.now() - began);
    const holdId = held.events.find(({ type }) => type === 'BedsHeld')?.holdId;
    await command(url, cookie, 'release-hold', { holdId, reason: 'error' });
    await pause(50);
  }
  await done;
  return took.toSorted((a, b) => a - b);
}

async function command(url: string, cookie: string, name: string, body: unknown) {
  const answer = await fetch(`${url}/api/shelters/lipa/${name}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`${name}: ${await answer.text()}`);
  return (await answer.json()) as { readonly events: readonly { readonly type: string; readonly holdId?: string }[] };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function times(rounds: number, work: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < rounds; n++) took.push(await timed(work));
  return took.toSorted((a, b) => a - b);
}

export const printHistory = (figures: readonly HistoryFigure[]): string =>
  [
    '| 200,020 nights | p50 | p99 | longest |',
    '|---|---|---|---|',
    ...figures.map(
      ({ name, took }) => `| ${name} | ${[50, 99, 100].map((p) => ms(percentile(took, p))).join(' | ')} |`,
    ),
  ].join('\n');
