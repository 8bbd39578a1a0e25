import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyFolder } from './children.ts';
import { type HoldsFigure, holdsWhile } from './p13-holds.ts';
import { BUSY, fillHistory } from './p13-log.ts';
import { type Running, signIn, startProgram, untilIdle } from './program.ts';
import { ms, percentile } from './stats.ts';

const ASKED = 400;
/** Reads that go on for longer than this are given up. */
const GIVEN_UP_MS = 60_000;

const KINDS = [
  ['handovers', '/api/handover'],
  ['pages of the audit trail', '/api/audit?limit=500'],
  ['CSV files of the audit trail', '/api/audit.csv'],
  ['CSV files of nights by month', '/api/exports/person-nights?from=2022-01-01&to=2025-12-31'],
  ['CSV files of the log of one’s own houses', '/api/exports/log'],
] as const;

interface ReadsFigure extends HoldsFigure {
  readonly name: string;
  /** How many of the reads were answered with 200, with another status, or not at all. */
  readonly answers: Readonly<Record<'served' | 'refused' | 'lost', number>>;
}

/**
 * The longest that a hold of one organisation waits while an account of another one asks for 400 reads at once (SH-31), of a
 * log with 400,000 events. In the demo, which counts no points: with the limits of partners most of the reads are refused.
 */
export async function benchReads(main: string | undefined = process.env['HAVEN_BENCH_MAIN']): Promise<ReadsFigure[]> {
  const folder = emptyFolder();
  await (await startProgram(folder, { main, keep: true })).stop();
  await fillHistory(folder);
  const running = await startProgram(folder, { main });
  await untilIdle(running.pid);
  const holder = await signIn(running.url, 'manager', 'Atina');
  const reader = await signIn(running.url, 'manager', BUSY.organisation);
  const figures: ReadsFigure[] = [];
  const hold = async (name: string, reads: () => Promise<ReadsFigure['answers']>) => {
    let answers = { served: 0, refused: 0, lost: 0 };
    const held = await holdsWhile(running, holder, async () => {
      answers = await reads();
    });
    figures.push({ name, answers, ...held });
    await untilIdle(running.pid);
  };
  await hold('nobody reads', async () => {
    await pause(5_000);
    return { served: 0, refused: 0, lost: 0 };
  });
  for (const [name, path] of KINDS) await hold(name, () => askedAtOnce(running, reader, path));
  await running.stop();
  return figures;
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

export function printReads(figures: readonly ReadsFigure[]): string {
  const rows = figures.map(({ name, answers: { served, refused, lost }, took, loopMs, refused: notHeld }) => {
    const [p50, longest] = [50, 100].map((p) => ms(percentile(took, p)));
    return `| ${name} | ${p50} | ${longest} | ${notHeld} of ${took.length} | ${ms(loopMs)} | ${served} / ${refused} / ${lost} |`;
  });
  return [
    `| ${ASKED} at once by one account | a hold of another organisation, p50 | longest | holds refused (503) | the loop was kept at most | read / refused / given up after 60 s |`,
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
