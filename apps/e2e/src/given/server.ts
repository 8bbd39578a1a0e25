import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILED_ONCE } from '@safe-haven/jest-preset/compiled-once';
import { eventually, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { ownPort } from './own-port.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** What is tried: the build of this tree, or another one that lies elsewhere. */
const PROGRAM = process.env['HAVEN_E2E_PROGRAM'] || 'apps/api/dist/main.js';

/** The real program in a process of its own, with a data folder of its own. */
export interface Server {
  readonly url: string;
  readonly dataDir: string;
  /** Everything that it wrote to its output and its log so far. */
  readonly output: () => string;
  /** Ends it as an operator would; resolves when the process is gone. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port; with other settings from now on. */
  start(changed?: Readonly<Record<string, string>>): Promise<void>;
  /** Stops it and throws its data away. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  /** A data folder to begin with a copy of; without it an empty one. */
  readonly from?: string | undefined;
  /** Settings in place of the demo's. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the program on a port of its own and waits until it is ready. */
export async function startServer({ from, settings = {} }: ServerOptions = {}): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'haven-e2e-'));
  if (from) cpSync(from, dataDir, { recursive: true });
  const output: string[] = [];
  let current = settings;
  const port = String(await ownPort());
  let running = await launch(dataDir, port, current, output);
  const { url } = running;
  const end = async (signal: NodeJS.Signals) => {
    if (running.child.exitCode === null && running.child.signalCode === null) {
      const gone = once(running.child, 'exit');
      running.child.kill(signal);
      await unlessItHangs(gone, `the program ends at ${signal}`).catch((cause) => {
        running.child.kill('SIGKILL');
        throw new Error(`The program did not end:\n${tailOf(output)}`, { cause });
      });
    }
  };
  return {
    url,
    dataDir,
    output: () => output.join(''),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async (changed = {}) => {
      current = { ...current, ...changed };
      running = await launch(dataDir, port, current, output);
    },
    dispose: async () => {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function launch(
  dataDir: string,
  port: string,
  settings: Readonly<Record<string, string>>,
  output: string[],
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...COMPILED_ONCE,
      PATH: process.env['PATH'],
      PORT: port,
      HAVEN_DATA_DIR: dataDir,
      HAVEN_DEMO: '1',
      HAVEN_LOG_LEVEL: 'warn',
      // However slow the machine is, no test but those of a limit is refused by one.
      HAVEN_WAIT_FACTOR: '100',
      ...settings,
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output.push(String(chunk));
    });
  }
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => {
    if (child.exitCode !== null) throw new Error('It ended before it was ready.');
    return isReady(url);
  };
  try {
    await eventually(ready);
    return { child, url };
  } catch (cause) {
    child.kill('SIGKILL');
    throw new Error(`The program did not start:\n${tailOf(output)}`, { cause });
  }
}

const tailOf = (output: readonly string[]): string => output.join('').slice(-4000);

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}
