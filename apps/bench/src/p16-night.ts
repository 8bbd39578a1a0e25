import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventCodec } from '@safe-haven/contracts';
import { openSqliteStore } from '@safe-haven/event-store';
import { emptyFolder, removeFolder } from './children.ts';
import { type Client, startClient } from './clients/client.ts';
import type { NightAsk, NightFigures, Took } from './clients/night.ts';
import type { RaidAsk, RaidFigures } from './clients/raid.ts';
import { newEvent, setUpEvents } from './p3-replay.ts';
import { type CountedShelter, checkNight, type NightCheck } from './p16-fold.ts';
import { cpuOf, memoryOf, type Running, signIn, startProgram } from './program.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms, percentile } from './stats.ts';

/** The network’s winter night. The long form is `BENCH_NIGHT_MINUTES=120`. */
const MINUTES = Number(process.env['BENCH_NIGHT_MINUTES'] ?? sized(3, 0.2));
const SHELTERS = sized(500, 40);
const SCREENS = sized(1_000, 60);
const HOTLINES = sized(60, 6);
/** Less on a machine that can’t give the night what it takes: how long people wait is then no figure of it. */
const RATE = Number(process.env['BENCH_NIGHT_RATE'] ?? 1);
const COMMANDS_PER_SECOND = 20 * RATE;
const READS_PER_SECOND = 100 * RATE;
/**
 * When the program is renewed and when it is killed, as parts of the night. The memory is looked at after that, and a
 * raid frees fifteen people.
 */
const RENEWED = 0.15;
const KILLED = 0.3;
const LOOKED_FROM = 0.4;
const RAIDED = 0.6;
const SETTLED_MS = 3_000;
/** So long after a start a thousand screens come back at once. Requests of that time are also told apart. */
const HERD_MS = 10_000;
/** The memory is shown so many times over the night. */
const PARTS = 10;
const LOOKED_MS = sized(2_000, 250);
/** FABT’s published night in New York: 500 shelters, 1.47 requests a second; the 99th percentile in ms. */
const FABT_P99 = 631;

const PARTNERS = [
  { organisation: 'Atina', country: 'RS', area: { id: 'rs-beograd', name: 'Beograd' } },
  { organisation: 'Fondacija Lara', country: 'BA', area: { id: 'ba-bijeljina', name: 'Bijeljina' } },
] as const;

interface Sample {
  readonly megabytes: number;
  readonly handles: number;
}

/** While nobody answered, Unix time in ms. */
interface Outage {
  readonly from: number;
  readonly until: number;
}

/** A program that is renewed and killed on the same folder and port. */
class Renewable {
  readonly #folder: string;
  #running: Running;

  constructor(folder: string, running: Running) {
    this.#folder = folder;
    this.#running = running;
  }

  get running(): Running {
    return this.#running;
  }

  /** Ends it as an operator does, or as a machine that breaks, and starts it again. */
  async again(signal: 'SIGTERM' | 'SIGKILL'): Promise<Outage> {
    const { url, pid, stop } = this.#running;
    const from = Date.now();
    if (signal === 'SIGKILL') process.kill(pid, signal);
    await stop();
    this.#running = await startProgram(this.#folder, { keep: true, env: { PORT: new URL(url).port } });
    return { from, until: Date.now() };
  }
}

/**
 * P16: a winter night with a restart, a kill and a raid in it, its memory, and at its end a count of every bed by other
 * means.
 */
export async function measureNight(): Promise<Measured> {
  const folder = emptyFolder();
  await (await startProgram(folder, { keep: true })).stop();
  await addShelters(folder);
  const program = new Renewable(folder, await startProgram(folder, { keep: true }));
  const { url } = program.running;
  const staff = await Promise.all(PARTNERS.map(({ organisation }) => signIn(url, 'manager', organisation)));
  const hotlines = await Promise.all(Array.from({ length: HOTLINES }, () => signIn(url, 'hotline')));
  const [viewers, workers] = [startClient('viewers.ts'), startClient('night.ts')];
  await viewers.ask('open', { url, protocol: 'board', count: SCREENS, cookies: [...staff, ...hotlines.slice(0, 4)] });
  const acknowledged = join(emptyFolder(), 'acknowledged');
  const night: NightAsk = {
    ...{ url, hotlines, file: acknowledged, ms: MINUTES * 60_000 },
    ...{ commandsPerSecond: COMMANDS_PER_SECOND, readsPerSecond: READS_PER_SECOND },
    shelters: Array.from({ length: SHELTERS }, (_, i) => ({
      shelterId: `night-${i}`,
      cookie: staff[i % staff.length]!,
    })),
  };
  const worked = workers.ask<NightFigures>('night', night);
  const outages: Outage[] = [];
  await pause(MINUTES * 60_000 * RENEWED);
  outages.push(await program.again('SIGTERM'));
  await pause(MINUTES * 60_000 * (KILLED - RENEWED));
  outages.push(await program.again('SIGKILL'));
  await pause(MINUTES * 60_000 * (LOOKED_FROM - KILLED));
  const [cpu, began] = [cpuOf(program.running.pid), performance.now()];
  const raided = pause(MINUTES * 60_000 * (RAIDED - LOOKED_FROM)).then(() => raidIn(url, acknowledged));
  const [[samples, figures], raid] = await Promise.all([lookedAt(program.running, worked), raided]);
  const busy = (cpuOf(program.running.pid) - cpu) / 1_000 / (performance.now() - began);
  const screens = await screensAfter(viewers);
  // Everything that was answered is on the board by then; a board does not say up to where in the log it is.
  await pause(SETTLED_MS);
  const rows = (await Promise.all(staff.map((cookie) => boardOf(url, cookie)))).flat();
  await Promise.all([viewers.stop(), workers.stop()]);
  await program.running.stop();
  const check = await checkNight(folder, { rows, acknowledged, raid: raid.requests });
  removeFolder(folder);
  return measured({ figures, outages, samples, raid, check, screens, busy });
}

/** A coordinator places fifteen people, while everybody else goes on. */
async function raidIn(url: string, file: string): Promise<RaidFigures> {
  const client = startClient('raid.ts');
  try {
    const ask: RaidAsk = { url, file, cookie: await signIn(url, 'coordinator') };
    return await client.ask<RaidFigures>('raid', ask);
  } finally {
    await client.stop();
  }
}

async function addShelters(folder: string): Promise<void> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const at = new Date().toISOString();
  for (let i = 0; i < SHELTERS; i++) {
    const stream = `shelter-night-${i}`;
    const [registered, ...rest] = setUpEvents(`House ${i}`);
    const events = [{ ...registered!, ...PARTNERS[i % PARTNERS.length] } as typeof registered & object, ...rest];
    const { outcome } = await store.append(
      stream,
      events.map((event, n) => newEvent(stream, event, n, at)),
      0,
    );
    if (outcome !== 'appended') throw new Error(outcome);
  }
  await store.close();
}

/** Memory and open handles of the program until the night is over. */
async function lookedAt({ pid }: Running, worked: Promise<NightFigures>): Promise<[Sample[], NightFigures]> {
  const [samples, state] = [[] as Sample[], { over: false }];
  const done = worked.finally(() => {
    state.over = true;
  });
  while (!state.over) {
    samples.push({ megabytes: memoryOf(pid) / 1e6, handles: readdirSync(`/proc/${pid}/fd`).length });
    await pause(LOOKED_MS);
  }
  return [samples, await done];
}

/** How many screens are there at the end, and how often one was cut off. */
async function screensAfter(viewers: Client): Promise<{ current: number; cut: number; updates: number }> {
  // Once at first, and after the restart and the kill.
  await viewers.ask('back', 3);
  return viewers.ask('counts');
}

async function boardOf(url: string, cookie: string): Promise<CountedShelter[]> {
  const { rows } = (await (await fetch(`${url}/api/board`, { headers: { cookie } })).json()) as {
    rows: (CountedShelter & { readonly view: string })[];
  };
  return rows.filter((row) => row.view === 'exact' && row.shelterId.startsWith('night-'));
}

interface Night {
  readonly figures: NightFigures;
  readonly outages: readonly Outage[];
  readonly samples: readonly Sample[];
  readonly raid: RaidFigures;
  readonly check: NightCheck;
  readonly screens: { readonly current: number; readonly cut: number; readonly updates: number };
  /** Of one core, after the kill. */
  readonly busy: number;
}

function measured(night: Night): Measured {
  const { figures, samples, check, screens, raid } = night;
  const [commands, reads] = [sorted(figures.commands), sorted(figures.reads)];
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const of = (part: readonly Sample[], figure: keyof Sample) =>
    percentile(
      part.map((sample) => sample[figure]).toSorted((a, b) => a - b),
      50,
    );
  const [first, last] = [samples.slice(0, fifth), samples.slice(-fifth)];
  const wrong = check.lost + check.bedsTwice + check.otherwise + check.raidOtherwise + (SHELTERS - check.shelters);
  return {
    figures: [
      ...(RATE < 1
        ? []
        : [
            { line: 'p16-commands', value: percentile(commands, 99), peer: FABT_P99 } as const,
            { line: 'p16-reads', value: percentile(reads, 99), peer: FABT_P99 } as const,
          ]),
      { line: 'p16-raid', value: raid.typedMs + (raid.plannedMs[0] ?? 0) + raid.heldMs },
      { line: 'p16-lost', value: wrong + (SCREENS - screens.current) },
      { line: 'p16-memory', value: of(last, 'megabytes'), peer: of(first, 'megabytes') },
      { line: 'p16-handles', value: of(last, 'handles'), peer: of(first, 'handles') },
    ],
    table: tableOf(night, commands, reads),
  };
}

const sorted = (all: readonly Took[]): number[] => all.map(({ ms: took }) => took).toSorted((a, b) => a - b);

/** Those that were due neither in an outage nor while the screens came back after it. */
const apartFrom = (outages: readonly Outage[], all: readonly Took[]): Took[] =>
  all.filter(({ due }) => outages.every(({ from, until }) => due < from || due > until + HERD_MS));

/** The memory at equal steps of the time after the kill, in MB. */
const memoryOver = (samples: readonly Sample[]): string =>
  Array.from({ length: PARTS + 1 }, (_, n) => samples[Math.round((n * (samples.length - 1)) / PARTS)]!)
    .map(({ megabytes }) => megabytes.toFixed(0))
    .join(', ');

function tableOf(night: Night, commands: readonly number[], reads: readonly number[]): string {
  const { figures, outages, samples, check, screens, busy, raid } = night;
  const of = (took: readonly number[]) => [50, 95, 99, 100].map((p) => ms(percentile(took, p))).join(', ');
  const lines: readonly (readonly [string, string])[] = [
    ['the night', `${MINUTES} minutes, ${SHELTERS} houses, ${SCREENS} screens, ${HOTLINES} hotlines`],
    [`${commands.length} commands at ${COMMANDS_PER_SECOND}/s: p50, p95, p99, longest`, of(commands)],
    [`${reads.length} reads at ${READS_PER_SECOND}/s: p50, p95, p99, longest`, of(reads)],
    [`… the commands apart from the two restarts`, of(sorted(apartFrom(outages, figures.commands)))],
    [`… the reads apart from them`, of(sorted(apartFrom(outages, figures.reads)))],
    ['nobody answered: restart, kill', outages.map(({ from, until }) => ms(until - from)).join(', ')],
    ['commands sent again until they were answered', `${figures.again}, the longest after ${ms(figures.againMs)}`],
    ['reads that were not answered', String(figures.failedReads)],
    ['commands that were refused', JSON.stringify(figures.refused)],
    ['events acknowledged, not in the log or twice', `${check.acknowledged}, ${check.lost}`],
    [
      'houses counted anew, otherwise on the board, beds given twice',
      `${check.shelters}, ${check.otherwise}, ${check.bedsTwice}`,
    ],
    ['a raid: people with a place', `${raid.placed} of ${raid.people}, ${raid.refused} lines planned again`],
    [
      '… nine cards typed, each plan, held',
      [raid.typedMs, ...raid.plannedMs, raid.heldMs].map((took) => ms(took)).join(', '),
    ],
    ['… its requests without a hold in the log, or with two at once', String(check.raidOtherwise)],
    ['screens at the end, cut off, updates', `${screens.current}, ${screens.cut}, ${screens.updates}`],
    ['processor of the program after the kill, of one core', `${Math.round(busy * 100)} %`],
    [`memory after the kill, MB, ${PARTS} equal steps to the end`, memoryOver(samples)],
    ['handles after the kill, at the end', `${samples[0]!.handles}, ${samples.at(-1)!.handles}`],
  ];
  return ['| the winter night | |', '|---|---|', ...lines.map((line) => `| ${line.join(' | ')} |`)].join('\n');
}
