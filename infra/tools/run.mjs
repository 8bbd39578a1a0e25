import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: every tool works from here, wherever it was called. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** A path from the top of the project. */
export const fromTop = (path) => relative(ROOT, path);
export const BIN = join(ROOT, 'node_modules', '.bin');

/** The Node that the lockfile pins, or the one that runs this where no pinned one exists for the machine. */
export const pinnedNode = () => (existsSync(join(BIN, 'node')) ? join(BIN, 'node') : process.execPath);

/** Where nobody reads on, as after `| head`, the rest is dropped: the work goes on to its end, and its exit code is true. */
export const print = (line = '') => process.stdout.write(`${line}\n`);
if (process.stdout.listenerCount('error') === 0)
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** How soon a long step prints its progress, and how often again where the last line cannot be overwritten. */
const SOON_MS = 1_000;
const OFTEN_MS = 10_000;

/**
 * Prints the seconds that a step has taken, until it is stopped, so that nobody has to wonder whether it hangs. A
 * terminal has one line that is overwritten; a file or a pipe gets a new line after a second and then every ten.
 * `status` adds what is known of how far it is.
 */
export function reportProgress(what, { out = process.stdout, status = () => '' } = {}) {
  const since = performance.now();
  const line = () => `  ${what}: ${Math.round((performance.now() - since) / 1000)} s${status()}`;
  const over = out.isTTY === true;
  let printedAt = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    if (!over && printedAt > 0 && now - printedAt < OFTEN_MS) return;
    printedAt = now;
    out.write(over ? `\r\u001b[K${line()}` : `${line()}\n`);
  }, SOON_MS);
  return () => {
    clearInterval(timer);
    if (over && printedAt > 0) out.write('\r\u001b[K');
  };
}

/** Tools of the project come first on the path, so that `node` and `vite` are the pinned ones. */
export const toolEnv = (over = {}) => ({
  ...process.env,
  PATH: [BIN, process.env.PATH].filter(Boolean).join(delimiter),
  NX_DAEMON: 'false',
  ...over,
});

/**
 * Runs one command to its end, without input. Output goes to `log`, or to the terminal where `log` is null.
 * Answers `{ code, took }`, `took` in words.
 */
export function run(command, args, { log = null, env = {}, cwd = ROOT, signal } = {}) {
  const since = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: toolEnv(env),
      signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', log ? 'pipe' : 'inherit', log ? 'pipe' : 'inherit'],
    });
    if (log) {
      mkdirSync(dirname(log), { recursive: true });
      const out = createWriteStream(log);
      child.stdout.pipe(out, { end: false });
      child.stderr.pipe(out, { end: false });
      child.on('close', () => out.end());
    }
    child.on('error', (error) => resolve({ code: 1, took: seconds(since), error }));
    child.on('close', (code) => resolve({ code: code ?? 1, took: seconds(since) }));
  });
}

/** The beginning of a log, for a tool that prints first what is wrong and then its usage. */
export function head(log, lines = 20) {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, lines).join('\n') : '';
}

/** The end of a log, for somebody who has to see why a step failed. */
export function tail(log, lines = 60) {
  if (!existsSync(log)) return '';
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
