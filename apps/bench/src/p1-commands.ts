import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { commandHeaders } from '@safe-haven/contracts';
import { emptyFolder } from './children.ts';
import { cpuOf, type Running, shares, signIn, startPeer, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { type Spread, spreadOf } from './stats.ts';

const AT_ONCE = 64;
const ROUNDS = sized(3, 1);
/** Commands per round; the first round of each side is a warm-up and does not count. */
const COMMANDS = sized(4_000, 500);
const TOMORROW = Date.now() + 86_400_000;

/** A shelter, and the headers of somebody on its staff. */
interface ShelterStaff {
  readonly shelterId: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Side {
  readonly running: Running;
  readonly staff: readonly ShelterStaff[];
}

interface Round {
  readonly perSecond: number;
  readonly cpuUs: number;
}

interface CommandFigure {
  readonly name: string;
  readonly perSecond: Spread;
  readonly cpuUs: Spread;
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Every command sets a different end of the pause, since an unchanged one would write no event. */
function send({ url }: Running, { shelterId, headers }: ShelterStaff, n: number): Promise<void> {
  const body = JSON.stringify({ reason: 'other', until: new Date(TOMORROW + n * 1_000).toISOString() });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/shelters/${shelterId}/pause-intake`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          ...commandHeaders(randomUUID(), Date.now()),
          ...headers,
        },
      },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
        response.resume().on('end', resolve);
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** Number of commands sent so far, to either side. */
let sent = 0;

async function round({ running, staff }: Side): Promise<Round> {
  let next = sent;
  const end = sent + COMMANDS;
  sent = end;
  const [started, before] = [performance.now(), cpuOf(running.pid)];
  const connection = async (i: number) => {
    for (let n = next++; n < end; n = next++) await send(running, staff[i % staff.length]!, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => connection(i)));
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: COMMANDS / seconds, cpuUs: (cpuOf(running.pid) - before) / COMMANDS };
}

/** The demo's managers, one entry per kept shelter. */
async function staffOf(url: string): Promise<ShelterStaff[]> {
  const people = (await (await fetch(`${url}/api/demo/people`)).json()) as { role: string; organisation: string }[];
  const organisations = new Set(people.filter(({ role }) => role === 'manager').map((p) => p.organisation));
  const staff: ShelterStaff[] = [];
  for (const organisation of organisations) {
    const cookie = await signIn(url, 'manager', organisation);
    const { rows } = (await (await fetch(`${url}/api/board`, { headers: { cookie } })).json()) as {
      rows: { shelterId: string; view: string; mode: string }[];
    };
    const own = rows.filter(({ view, mode }) => view === 'exact' && mode === 'kept');
    staff.push(...own.map(({ shelterId }) => ({ shelterId, headers: { cookie } })));
  }
  return staff;
}

/** The built program. */
async function ourCommands(): Promise<Side> {
  const running = await startProgram(emptyFolder());
  return { running, staff: await staffOf(running.url) };
}

async function peerCommands(file: string, shelters: number): Promise<Side> {
  const running = await startPeer(file);
  return { running, staff: Array.from({ length: shelters }, (_, i) => ({ shelterId: `h${i}`, headers: {} })) };
}

/** Durable commands per second with 64 connections; the sides take turns. */
async function measured(sides: Readonly<Record<string, Side>>): Promise<CommandFigure[]> {
  const taken = Object.entries(sides).map(([name, side]) => ({ name, side, all: [] as Round[] }));
  for (let i = 0; i <= ROUNDS; i++) {
    for (const { side, all } of taken) {
      const one = await round(side);
      if (i > 0) all.push(one);
    }
  }
  await Promise.all(taken.map(({ side }) => side.running.stop()));
  return taken.map(({ name, all }) => ({
    name,
    perSecond: spreadOf(all.map((r) => r.perSecond)),
    cpuUs: spreadOf(all.map((r) => r.cpuUs)),
  }));
}

/**
 * P1: commands over the API, compared with the same decision on bare node:http with our log, and on what a team would
 * take today.
 */
export async function measureCommands(): Promise<Measured> {
  const product = await ourCommands();
  const shelters = product.staff.length;
  const figures = await measured({
    'the real API': product,
    'Nest, Express, Emmett on SQLite, socket.io': await peerCommands('peers/nest-emmett.ts', shelters),
    'bare node:http, the same path': await peerCommands('peers/bare-commands.ts', shelters),
  });
  const [value, emmett, bare] = figures.map(({ perSecond }) => perSecond.median);
  return {
    figures: [
      { line: 'p1-bare', value: value!, peer: bare!, shares: [...shares] },
      { line: 'p1-emmett', value: value!, peer: emmett!, shares: [...shares] },
    ],
    table: printCommands(figures),
  };
}

function printCommands(figures: readonly CommandFigure[]): string {
  const last = figures.at(-1)!.perSecond.median;
  const lines = figures.map(({ name, perSecond: { median, low, high }, cpuUs }) => {
    const spread = `${Math.round(median)} (${Math.round(low)}–${Math.round(high)})`;
    return `| ${name} | ${spread} | ${Math.round(cpuUs.median)} | ${(median / last).toFixed(2)} |`;
  });
  return [
    '| case | commands/s at 64 connections | CPU µs a command | ÷ the last |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n');
}
