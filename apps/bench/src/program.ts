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

/** The real program as built, in a process of its own on a port that the system chooses, with the demo's people. */
export async function startProgram(dataDir: string): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', HAVEN_DEMO: '1', HAVEN_DATA_DIR: dataDir, HAVEN_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = await addressOf(child, join(dataDir, 'server.json'));
  return { url, pid: child.pid!, stop: () => stop(child, dataDir) };
}

/** A peer server written for the comparison: it prints its address when it listens. */
export async function startPeer(file: string): Promise<Running> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  return { url, pid: child.pid!, stop: () => stop(child, null) };
}

async function addressOf(child: ChildProcess, file: string): Promise<string> {
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null) throw new Error('The program stopped while starting: run "npm run build" first.');
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { url: string }).url;
    } catch {
      await pause(50);
    }
  }
  throw new Error('The program did not start within 30 s.');
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
