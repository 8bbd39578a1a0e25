import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const MAIN = join(import.meta.dirname, '../../api/dist/main.js');

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'haven-bench-'));

interface StartOptions {
  /** The built program; absent: this tree's. */
  readonly main?: string | undefined;
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
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', HAVEN_DEMO: '1', HAVEN_DATA_DIR: dataDir, HAVEN_LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = await addressOf(child, join(dataDir, 'server.json'));
  return { url, pid: child.pid!, stop: () => stop(child, keep ? null : dataDir) };
}

/** Clock ticks per second in /proc, the same on every Linux that Node supports. */
const TICKS = 100;

/** CPU time of a process so far, in µs: user and system, garbage collection included. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6;
}

/** Waits until a process is idle: the delayed board is read in the background after the start. */
export async function untilIdle(pid: number): Promise<void> {
  for (let before = 0, now = cpuOf(pid); now - before > 50_000; before = now, now = cpuOf(pid)) await pause(1_000);
}

/** Resident memory of a process, in bytes. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

/** Starts a server written for comparison: it prints its address when it listens. */
export async function startPeer(file: string): Promise<Running> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  return { url, pid: child.pid!, stop: () => stop(child, null) };
}

const LONGEST_START_MS = 120_000;
const LOOK_EVERY_MS = 5;

async function addressOf(child: ChildProcess, file: string): Promise<string> {
  for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; await pause(LOOK_EVERY_MS)) {
    if (child.exitCode !== null) throw new Error('The program stopped while starting: run "npm run build" first.');
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { url: string }).url;
    } catch {
      // Not listening yet.
    }
  }
  throw new Error('The program did not start within two minutes.');
}

async function stop(child: ChildProcess, dataDir: string | null): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}

/** Signs in as one of the demo's people; returns the cookie. */
export async function signIn(url: string, role: string, organisation?: string): Promise<string> {
  const people = (await (await fetch(`${url}/api/demo/people`)).json()) as {
    person: string;
    role: string;
    organisation: string;
  }[];
  const found = people.find((p) => p.role === role && (!organisation || p.organisation === organisation));
  if (!found) throw new Error(`The demo has no ${role}.`);
  const response = await fetch(`${url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: found.person }),
  });
  return response.headers.get('set-cookie')!.split(';')[0]!;
}
