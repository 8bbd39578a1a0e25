import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually, unlessItHangs } from '@safe-haven/jest-preset/waiting';

const ROOT = join(import.meta.dirname, '../../../..');

/** One of several programs on one log. It says where it listens on its standard output. */
export class Replica {
  readonly #child: ChildProcess;
  readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** `dataDir` is shared by the programs of one machine: it holds no log here, only sessions and snapshots. */
  static async start(eventStore: string, dataDir: string): Promise<Replica> {
    const child = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        HAVEN_DATA_DIR: dataDir,
        HAVEN_EVENT_STORE: eventStore,
        HAVEN_DEMO: '1',
      },
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    try {
      const readyPort = async () => {
        if (child.exitCode !== null) throw new Error('It ended before it was ready.');
        const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
        return port && (await isReady(port)) ? port : null;
      };
      return new Replica(child, Number(await eventually(readyPort)));
    } catch (cause) {
      child.kill('SIGKILL');
      throw new Error(`The program did not start:\n${output}`, { cause });
    }
  }

  /** Ends it as a power cut would (SIGKILL), or as an operator (SIGTERM). */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await unlessItHangs(gone, `a program ends at ${signal}`);
  }
}

async function isReady(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}
