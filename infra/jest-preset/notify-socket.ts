import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from './waiting.ts';

/** Prints what comes to a datagram socket, a message a line, with the milliseconds of the monotonic clock. */
const LISTEN = `
import json, socket, sys, time
there = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
there.bind(sys.argv[1])
print(json.dumps({"words": ["open"], "at": 0}), flush=True)
while True:
    words = there.recv(4096).decode().splitlines()
    print(json.dumps({"words": words, "at": time.monotonic() * 1000}), flush=True)
`;

/** One message, and when it came, on the clock of `process.hrtime`. */
interface Message {
  readonly words: readonly string[];
  readonly at: number;
}

/** Whether this machine has both ends: systemd's own command, and a Python to listen with, for Node can't. */
export const hasNotifySocket = (): boolean =>
  spawnSync('systemd-notify', ['--version']).status === 0 && spawnSync('python3', ['--version']).status === 0;

/** Listens in the place of systemd. */
export class NotifySocket {
  readonly #folder = mkdtempSync(join(tmpdir(), 'haven-notify-'));
  readonly path = join(this.#folder, 'notify');
  readonly #process: ChildProcess;
  #received: Message[] = [];

  constructor() {
    this.#process = spawn('python3', ['-c', LISTEN, this.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(this.#process.stdout!).on('line', (line) => this.#received.push(JSON.parse(line) as Message));
  }

  /** Resolves once it listens. */
  async start(): Promise<void> {
    await this.receives('open');
    this.#received = [];
  }

  /** The messages, oldest first, without the barrier by which the command waits until it was read. */
  get received(): readonly Message[] {
    return this.#received.filter(({ words }) => !words.includes('BARRIER=1'));
  }

  timesOf = (word: string): readonly number[] =>
    this.#received.filter(({ words }) => words.includes(word)).map(({ at }) => at);

  /** Resolves once the word has come so often. */
  async receives(word: string, times = 1): Promise<void> {
    await eventually(
      () => this.timesOf(word).length,
      (count) => count >= times,
    );
  }

  async close(): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#process.kill();
    await gone;
    rmSync(this.#folder, { recursive: true });
  }
}
