import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyFolder } from './children.ts';
import { type HoldsFigure, holdsWhile } from './p13-holds.ts';
import { BUSY, DAY_MS, fillHistory, NIGHTS, occupiedIn, SHELTERS } from './p13-log.ts';
import { type Running, signIn, startProgram, untilIdle } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile } from './stats.ts';

/** Warm-up requests before measuring. */
const WARM = sized(20, 3);
const ROUNDS = sized(200, 20);
const READERS = 8;
const ROUNDS_EACH = sized(25, 3);

const occupancy = (rest: string) => `/api/trends/occupancy?from=2022-01-01&to=2025-12-31&${rest}`;
const figures = (rest: string) => `/api/trends/figures?from=2022-01-01&to=2025-12-31&${rest}`;
const QUESTIONS = [
  ['one organisation, by month', 'manager', occupancy('bucket=month&by=organisation')],
  ['one organisation, by day', 'manager', occupancy('bucket=day&by=organisation')],
  ['each house, by month', 'manager', occupancy('bucket=month&by=shelter')],
  ['ranges of others: a country, by month', 'network manager', occupancy('bucket=month&by=country')],
  ['ranges of others: each organisation, by week', 'network manager', occupancy('bucket=week&by=organisation')],
  ['ranges of others: each house, by month', 'network manager', occupancy('bucket=month&by=shelter')],
  ['figures of one organisation, by month', 'other manager', figures('bucket=month&by=organisation')],
  ['figures of each house, by month', 'other manager', figures('bucket=month&by=shelter')],
  ['figures of others: a country, by month', 'network manager', figures('bucket=month&by=country')],
] as const;
/** The queries of eight readers while somebody holds beds. */
const READ = ['each house, by month', 'ranges of others: each house, by month', 'figures of each house, by month'];

type Reader = (typeof QUESTIONS)[number][1];
type Cookies = Readonly<Record<Reader, string>>;

interface HistoryFigures {
  readonly peer: readonly number[];
  readonly answers: readonly { readonly name: string; readonly first: number; readonly took: readonly number[] }[];
  readonly holds: readonly (HoldsFigure & { readonly name: string })[];
}

/**
 * P13: queries over years of history, compared with their sums over typed arrays; and the effect of eight such readers
 * on the latency of a hold.
 */
export async function measureHistory(): Promise<Measured> {
  const folder = emptyFolder();
  await (await startProgram(folder, { keep: true })).stop();
  await fillHistory(folder);
  const running = await startProgram(folder);
  await untilIdle(running.pid);
  const cookies: Cookies = {
    manager: await signIn(running.url, 'manager', 'Atina'),
    'other manager': await signIn(running.url, 'manager', BUSY.organisation),
    'network manager': await signIn(running.url, 'network_manager'),
  };
  const answers: HistoryFigures['answers'][number][] = [];
  const [peer, round] = [[] as number[], sums()];
  for (const [name, reader, path] of QUESTIONS) {
    const ask = () => timed(() => read(running, cookies[reader], path));
    const first = await ask();
    answers.push({ name, first, took: (await times(ask)).toSorted((a, b) => a - b) });
    // Interleaved, so that other load on the machine affects both.
    peer.push(...(await times(round)));
  }
  const holds = await holdsDuringReads(running, cookies);
  await running.stop();
  const beside = holds.slice(1);
  return {
    figures: [
      { line: 'p13-answer', value: Math.max(...answers.map(({ took }) => percentile(took, 99))) },
      { line: 'p13-hold', value: Math.max(...beside.map(({ loopMs }) => loopMs)) },
    ],
    table: printHistory({ peer: peer.toSorted((a, b) => a - b), answers, holds }),
  };
}

async function holdsDuringReads(running: Running, cookies: Cookies): Promise<HistoryFigures['holds']> {
  const hold = (meanwhile: () => Promise<unknown>) => holdsWhile(running, cookies.manager, meanwhile);
  const holds = [{ name: 'nobody reads', ...(await hold(() => pause(sized(5_000, 1_000)))) }];
  for (const [name, reader, path] of QUESTIONS) {
    if (!READ.includes(name)) continue;
    const readOn = async () => {
      for (let n = 0; n < ROUNDS_EACH; n++) await read(running, cookies[reader], path);
    };
    holds.push({
      name: `eight read: ${name}`,
      ...(await hold(() => Promise.all(Array.from({ length: READERS }, readOn)))),
    });
  }
  return holds;
}

/**
 * Sums occupied and in-service places of all shelters by month: the minimum work of a trend. Returns the duration of a
 * round in ms.
 */
function sums(): () => number {
  const columns = Array.from({ length: SHELTERS }, (_, i) => ({
    occupied: Float64Array.from({ length: NIGHTS }, (__, n) => occupiedIn(i, n) * DAY_MS),
    inService: new Float64Array(NIGHTS).fill(8 * DAY_MS),
  }));
  const months = Uint16Array.from({ length: NIGHTS }, (_, n) => Math.floor(n / 30.4));
  return () => {
    const began = performance.now();
    const [occupied, inService] = [new Float64Array(64), new Float64Array(64)];
    for (const shelter of columns) {
      for (let n = 0; n < NIGHTS; n++) {
        occupied[months[n]!]! += shelter.occupied[n]!;
        inService[months[n]!]! += shelter.inService[n]!;
      }
    }
    return performance.now() - began;
  };
}

/** One keep-alive connection per reader; responses are not decompressed, as browsers do that themselves. */
const agent = new Agent({ keepAlive: true });

const read = ({ url }: Running, cookie: string, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = get(url + path, { agent, headers: { cookie, 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${answer.statusCode}`)),
      );
    });
    request.on('error', reject);
  });

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function times(ask: () => number | Promise<number>): Promise<number[]> {
  const took: number[] = [];
  for (let n = -WARM; n < ROUNDS; n++) {
    const each = await ask();
    if (n >= 0) took.push(each);
  }
  return took;
}

function printHistory({ peer, answers, holds }: HistoryFigures): string {
  const of = (took: readonly number[]) => [50, 99, 100].map((p) => ms(percentile(took, p))).join(' | ');
  const least = percentile(peer, 50);
  return [
    `| ${(SHELTERS * NIGHTS).toLocaleString('en')} nights, ${(BUSY.shelters * BUSY.facts).toLocaleString('en')} facts | the first | p50 | p99 | longest | p50 ÷ peer |`,
    '|---|---|---|---|---|---|',
    `| peer: the sum by month over typed arrays | – | ${of(peer)} | 1 |`,
    ...answers.map(
      ({ name, first, took }) =>
        `| ${name} | ${ms(first)} | ${of(took)} | ${(percentile(took, 50) / least).toFixed(1)} |`,
    ),
    '',
    '| a hold every 50 ms | p50 | p99 | longest | the loop was kept at most |',
    '|---|---|---|---|---|',
    ...holds.map(({ name, took, loopMs }) => `| ${name} | ${of(took)} | ${ms(loopMs)} |`),
  ].join('\n');
}
