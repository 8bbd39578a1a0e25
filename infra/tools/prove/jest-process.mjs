import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, toolEnv } from '../run.mjs';

const CHILD = join(import.meta.dirname, 'jest-child.mjs');
const FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
/** What Jest has loaded for one run stays until the process ends. */
const GROWN_BYTES = 1_200_000_000;

/**
 * Jest in a process that stays, in a folder: to start again costs it a third of a second each time. Whatever a broken
 * program does to the process ends that run, and the next one has a new process.
 */
export class JestProcess {
  #child = null;

  constructor(folder, log, env = {}) {
    this.folder = folder;
    this.log = log;
    this.env = env;
  }

  /**
   * Runs the tests of a configuration; what they found is for its reporters to say. Ended where it hangs for `hangsMs`.
   */
  async run(config, tests, testNamePattern, hangsMs) {
    this.#child ??= this.#begin();
    const child = this.#child;
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, hangsMs);
    const { grown } = await new Promise((resolve) => {
      child.once('message', resolve);
      child.once('exit', () => resolve({ grown: Number.POSITIVE_INFINITY }));
      child.send({ config, tests, testNamePattern }, (error) => error && resolve({ grown: Number.POSITIVE_INFINITY }));
    });
    clearTimeout(timer);
    child.removeAllListeners('exit');
    child.removeAllListeners('message');
    if (grown > GROWN_BYTES) this.end();
    return { hung };
  }

  end() {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #begin() {
    const env = toolEnv({ NODE_NO_WARNINGS: '1', ...this.env });
    const child = fork(CHILD, [], { cwd: this.folder, env, execPath: pinnedNode(), execArgv: FLAGS, silent: true });
    const log = createWriteStream(this.log);
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    return child;
  }
}
