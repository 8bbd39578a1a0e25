import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyFolder } from './children.ts';
import { command, longestDelay } from './p13-holds.ts';
import { BUSY, fillHistory } from './p13-log.ts';
import { type Running, signIn, startProgram, untilIdle } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile } from './stats.ts';

const ASKED = sized(400, 20);
/** Reads that go on for longer than this are given up. */
const GIVEN_UP_MS = 40_000;
/** A hold that can't be released, once a second, would leave no place for the next one. */
const RELEASE_TRIES = 120;

/** A quick run takes the first two. */
const KINDS = [
  ['handovers', '/api/handover'],
  ['pages of the audit trail', '/api/audit?limit=500'],
  ['CSV files of the audit trail', '/api/audit.csv'],
  ['CSV files of nights by month', '/api/exports/person-nights?from=2022-01-01&to=2025-12-31'],
  ['CSV files of the log of one’s own houses', '/api/exports/log'],
] as const;

interface ReadsFigure {
  readonly name: string;
  /** Latencies of holds, one every 50 ms, sorted, in ms. */
  readonly took: readonly number[];
  /** How many of them were not done. */
  readonly notHeld: number;
  /** The longest block of the program's event loop, in ms; not a number where the program ended. */
  readonly loopMs: number;
  /** How many of the reads were answered with 200, with another status, or not at all. */
  readonly answers: Readonly<Record<'served' | 'refused' | 'lost', number>>;
}

/**
 * The longest that a hold of one organisation waits while an account of another one asks for 400 reads at once (SH-23), of a
 * log with 400,000 events. In the demo, which counts no points: with the limits of partners most of the reads are refused.
 */
export async function measureReads(): Promise<Measured> {
  const folder = emptyFolder();
  await (await startProgram(folder, { keep: true })).stop();
  await fillHistory(folder);
  const figures = [await besideReads(folder, 'nobody reads', () => pause(sized(5_000, 500), NO_ANSWERS))];
  for (const [name, path] of KINDS.slice(0, sized(KINDS.length, 2))) {
    figures.push(await besideReads(folder, name, (running, cookie) => askedAtOnce(running, cookie, path)));
  }
  const [alone, ...beside] = figures.map(({ took }) => took.at(-1)!);
  return { figures: [{ line: 'reads', value: Math.max(...beside), peer: alone! }], table: printReads(figures) };
}

const NO_ANSWERS: ReadsFigure['answers'] = { served: 0, refused: 0, lost: 0 };

/** On a program of its own, which may not outlive what is asked of it. */
async function besideReads(
  folder: string,
  name: string,
  reads: (running: Running, cookie: string) => Promise<ReadsFigure['answers']>,
): Promise<ReadsFigure> {
  const running = await startProgram(folder, { keep: true });
  await untilIdle(running.pid);
  const holder = await signIn(running.url, 'manager', 'Atina');
  const reader = await signIn(running.url, 'manager', BUSY.organisation);
  // The first hold after a start takes longer than others.
  await hold(running, holder);
  await longestDelay(running);
  const asked = { over: false };
  const reading = reads(running, reader).finally(() => {
    asked.over = true;
  });
  const took: number[] = [];
  let notHeld = 0;
  while (!asked.over) {
    const ms = await hold(running, holder);
    if (ms === null) notHeld += 1;
    else took.push(ms);
    await pause(50);
  }
  const answers = await reading;
  const loopMs = await longestDelay(running).catch(() => Number.NaN);
  await running.stop();
  const figure = { name, answers, took: took.toSorted((a, b) => a - b), notHeld, loopMs };
  process.stderr.write(`${rowOf(figure)}\n`);
  return figure;
}

/** How long a hold takes, in ms, which is then released; null: it is not done. */
async function hold(running: Running, cookie: string): Promise<number | null> {
  const began = performance.now();
  const held = await command(running, cookie, 'hold-beds', { party: { adults: 1, children: 0 } }).catch(() => null);
  const took = performance.now() - began;
  const holdId = held?.events.find(({ type }) => type === 'BedsHeld')?.holdId;
  if (holdId === undefined) return null;
  for (let tries = 0; tries < RELEASE_TRIES; tries++) {
    if (await command(running, cookie, 'release-hold', { holdId, reason: 'error' }).catch(() => null)) break;
    await pause(1_000);
  }
  return took;
}

async function askedAtOnce({ url }: Running, cookie: string, path: string): Promise<ReadsFigure['answers']> {
  const agent = new Agent({ keepAlive: false });
  const answers = { served: 0, refused: 0, lost: 0 };
  const reads = Array.from({ length: ASKED }, async () => {
    answers[await read(url + path, { agent, headers: { cookie } })] += 1;
  });
  const givenUp = setTimeout(() => agent.destroy(), GIVEN_UP_MS);
  await Promise.all(reads);
  clearTimeout(givenUp);
  return answers;
}

/** The bytes are dropped as they come, so that this process has time for the holds. */
const read = (url: string, options: Parameters<typeof get>[1]): Promise<'served' | 'refused' | 'lost'> =>
  new Promise((resolve) => {
    const request = get(url, options, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200 ? 'served' : 'refused'));
      answer.on('error', () => resolve('lost'));
    });
    request.on('error', () => resolve('lost'));
  });

/** A row of the table; also printed as soon as it is measured, for all of them take minutes. */
function rowOf({ name, answers: { served, refused, lost }, took, loopMs, notHeld }: ReadsFigure): string {
  const [p50, longest] = [50, 100].map((p) => ms(percentile(took, p)));
  return `| ${name} | ${p50} | ${longest} | ${notHeld} of ${took.length + notHeld} | ${ms(loopMs)} | ${served} / ${refused} / ${lost} |`;
}

const printReads = (figures: readonly ReadsFigure[]): string =>
  [
    `| ${ASKED} at once by one account | a hold of another organisation, p50 | longest | holds that were not done | the loop was kept at most | read / refused / given up after 40 s |`,
    '|---|---|---|---|---|---|',
    ...figures.map(rowOf),
  ].join('\n');
