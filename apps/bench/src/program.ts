import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyFolder, end, removeFolder, startChild } from './children.ts';
import { isProfiled, profiledInto, sharesIn } from './profile.ts';

export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The built program: this tree's, or another build to be compared with it. */
const MAIN = process.env['HAVEN_BENCH_MAIN'] ?? join(import.meta.dirname, '../../api/dist/main.js');

/** Of the program that ended last, where programs are profiled. */
export const shares: string[] = [];

interface StartOptions {
  /** A built program; absent: `MAIN`. */
  readonly main?: string;
  /** Settings in addition to those of the demo. */
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps the data folder after the program ends. */
  readonly keep?: boolean;
}

/** The built program in a process of its own on a port that the system chooses, with the demo's people. */
export async function startProgram(
  dataDir: string,
  { main = MAIN, env = {}, keep = false }: StartOptions = {},
): Promise<Running> {
  const profile = isProfiled ? profiledInto() : null;
  const child = startChild([...(profile?.options ?? []), main], {
    env: { ...process.env, PORT: '0', HAVEN_DEMO: '1', HAVEN_DATA_DIR: dataDir, HAVEN_LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const running = await started(child, printedAddress(child), keep ? null : dataDir);
  if (!profile) return running;
  const fromUs = Number(process.hrtime.bigint() / 1_000n);
  return {
    ...running,
    async stop() {
      await running.stop();
      shares.splice(0, shares.length, ...sharesIn(profile.folder, fromUs));
      removeFolder(profile.folder);
    },
  };
}

const IDLE_MS = 3_000;

/** Clock ticks per second in /proc, the same on every Linux that Node supports. */
const TICKS = 100;

/** CPU time of a process so far, in µs: user and system, garbage collection included. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6;
}

/** What a process does with nothing asked of it, in µs of CPU for each ms: heartbeats to all who look. */
export async function idleRate(pid: number): Promise<number> {
  const [began, before] = [performance.now(), cpuOf(pid)];
  await pause(IDLE_MS);
  return (cpuOf(pid) - before) / (performance.now() - began);
}

/** Waits until a process is idle: the delayed board is read in the background after the start. */
export async function untilIdle(pid: number): Promise<void> {
  for (let before = 0, now = cpuOf(pid); now - before > 50_000; before = now, now = cpuOf(pid)) await pause(1_000);
}

/** Resident memory of a process, in bytes. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

/** Starts a server written for comparison: it prints its address when it listens. */
export async function startPeer(file: string, env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const folder = emptyFolder();
  const child = startChild([join(import.meta.dirname, file)], {
    env: { ...process.env, PORT: '0', HAVEN_DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return started(child, printedAddress(child), folder);
}

/** The program once it has an address. One that does not get so far is ended. */
async function started(child: ChildProcess, address: Promise<string>, folder: string | null): Promise<Running> {
  const stop = async () => {
    await end(child);
    if (folder) removeFolder(folder);
  };
  try {
    return { url: await address, pid: child.pid!, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** For what hangs, and no measure: on a busy machine a start takes minutes. */
const HANGS_MINUTES = 60;

/** A program says on its output where it listens. What it says later is read too, so that the pipe is never full. */
function printedAddress(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const hangs = new Error(`The program hangs: it did not start within ${HANGS_MINUTES} minutes.`);
    const timer = setTimeout(() => reject(hangs), HANGS_MINUTES * 60_000);
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk;
      const url = /http:\S+(?=\s)/.exec(output)?.[0];
      if (!url) return;
      clearTimeout(timer);
      child.stdout!.removeAllListeners('data').resume();
      resolve(url);
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The program stopped while starting: run "npm run build" first.'));
    });
  });
}

/** Signs in as the first of the demo's people with a role; returns the cookie. */
export async function signIn(url: string, role: string, organisation?: string): Promise<string> {
  const people = (await (await fetch(`${url}/api/demo/people`)).json()) as {
    person: string;
    role: string;
    organisation: string;
  }[];
  const found = people.find((p) => p.role === role && (!organisation || p.organisation === organisation));
  if (!found) throw new Error(`The demo has no ${role}.`);
  return signInAs(url, found.person);
}

/** Signs in as one of the demo's people; returns the cookie. */
export async function signInAs(url: string, person: string): Promise<string> {
  const response = await fetch(`${url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return response.headers.get('set-cookie')!.split(';')[0]!;
}
