import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandHeaders, eventCodec } from '@safe-haven/contracts';
import { openSqliteStore, START } from '@safe-haven/event-store';
import { emptyFolder, removeFolder, startChild } from './children.ts';
import { fillParts, SHELTERS } from './p15-past.ts';
import { type Running, signIn, startProgram } from './program.ts';
import type { LineName } from './results/lines.ts';
import type { Measured } from './results/run.ts';
import { sized } from './sizes.ts';
import { ms } from './stats.ts';

/** Events in the log before the drill. */
const SIZES: readonly (readonly [LineName, number])[] = sized(
  [
    ['p19-thousands', 10_000],
    ['p19-million', 1_000_000],
  ],
  [['p19-thousands', 2_000]],
);
/** Commands before the copy is taken, and as many after it. */
const COMMANDS = sized(200, 20);
const TOMORROW = Date.now() + 86_400_000;
const HAVEN = join(import.meta.dirname, '../../api/bin/haven.mjs');

interface Drill {
  readonly line: LineName;
  readonly events: number;
  readonly backupMs: number;
  readonly restoreMs: number;
  readonly startMs: number;
  /** Events that were acknowledged, and those of them that are not in the log that was put back. */
  readonly before: { readonly acknowledged: number; readonly gone: number };
  readonly after: { readonly acknowledged: number; readonly gone: number };
}

/** P19: a log is copied while its program works, the program writes on, is killed, and its folder is gone. */
export async function measureDrill(): Promise<Measured> {
  const drills: Drill[] = [];
  for (const [line, events] of SIZES) drills.push(await drill(line, events));
  return {
    figures: [
      ...drills.map(({ line, restoreMs, startMs }) => ({ line, value: restoreMs + startMs })),
      // What came after the copy goes with the folder, so it is in the table and has no limit.
      { line: 'p19-before', value: drills.reduce((all, { before }) => all + before.gone, 0) },
    ],
    table: printDrills(drills),
  };
}

async function drill(line: LineName, events: number): Promise<Drill> {
  const place = emptyFolder();
  const [data, log, keys, restored] = ['data', 'log', 'keys', 'restored'].map((name) => join(place, name)) as [
    string,
    string,
    string,
    string,
  ];
  await fillParts(data, Math.ceil(events / SHELTERS));
  mkdirSync(join(place, 'run'), { mode: 0o700 });
  const env = {
    HAVEN_MASTER_KEY: randomBytes(32).toString('base64'),
    HAVEN_RUN_DIR: join(place, 'run'),
    HAVEN_BACKUP_DIRS: place,
  };
  const running = await startProgram(data, { env, keep: true });
  const before = await written(running);
  const backupMs = await haven(['backup', log, '--keys', keys], { ...env, HAVEN_DATA_DIR: data });
  const after = await written(running);
  process.kill(running.pid, 'SIGKILL');
  await running.stop();
  rmSync(data, { recursive: true });
  const restoreMs = await haven(['restore', log, '--keys', keys, '--into', restored], env);
  const began = performance.now();
  const again = await startProgram(restored, { env, keep: true });
  const startMs = performance.now() - began;
  await again.stop();
  const there = await idsIn(restored);
  removeFolder(place);
  const goneOf = (ids: readonly string[]) => ({
    acknowledged: ids.length,
    gone: ids.filter((id) => !there.has(id)).length,
  });
  return { line, events, backupMs, restoreMs, startMs, before: goneOf(before), after: goneOf(after) };
}

/** Runs the operator's command; how long it took, in ms. */
async function haven(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const began = performance.now();
  const child = startChild(['--disable-warning=ExperimentalWarning', HAVEN, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`haven ${args[0]} ended with ${code}`);
  return performance.now() - began;
}

let sent = 0;

/** Sends commands, one after the other, over all houses; the ids of the events that were acknowledged. */
async function written({ url }: Running): Promise<string[]> {
  const cookie = await signIn(url, 'manager', 'Atina');
  const ids: string[] = [];
  for (let n = 0; n < COMMANDS; n++) {
    sent += 1;
    // Every command sets a different end of the pause, since an unchanged one would write no event.
    const body = JSON.stringify({ reason: 'other', until: new Date(TOMORROW + sent * 1_000).toISOString() });
    const answer = await fetch(`${url}/api/shelters/bench-${n % SHELTERS}/pause-intake`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...commandHeaders(randomUUID(), Date.now()) },
      body,
    });
    if (!answer.ok) throw new Error(await answer.text());
    const { events } = (await answer.json()) as { readonly events: readonly { readonly eventId: string }[] };
    ids.push(...events.map(({ eventId }) => eventId));
  }
  return ids;
}

async function idsIn(folder: string): Promise<ReadonlySet<string>> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const [head, done, ids] = [await store.head(), new AbortController(), new Set<string>()];
  for await (const { eventId, position } of store.follow(START, done.signal)) {
    ids.add(eventId);
    if (position >= head) done.abort();
  }
  await store.close();
  return ids;
}

function printDrills(drills: readonly Drill[]): string {
  const head = '| restore drill | copy | put back and checked | start, no snapshot | gone of before | gone of after |';
  const rows = drills.map(({ events, backupMs, restoreMs, startMs, before, after }) => {
    const took = [backupMs, restoreMs, startMs].map(ms);
    const gone = [before, after].map((part) => `${part.gone} of ${part.acknowledged}`);
    return `| ${[`${events.toLocaleString('en')} events`, ...took, ...gone].join(' | ')} |`;
  });
  return [head, '|---|---|---|---|---|---|', ...rows].join('\n');
}
