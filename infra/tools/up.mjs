/**
 * `npm run up`: from a fresh clone to a running Safe Haven. Needs npm and any Node of 20 or newer; the lockfile brings
 * the right one. Installs and builds only what changed since the last time.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, nodeIsThere } from './install.mjs';
import { BIN, pinnedNode, print, ROOT, reportProgress, run, tail, toolEnv } from './run.mjs';

if (!(await install()) || !nodeIsThere() || !(await build())) process.exit(1);
start();

async function build() {
  print('Building what changed …');
  const log = join(ROOT, 'reports', 'build.log');
  const projects = '--projects=@safe-haven/api,@safe-haven/dashboard';
  const stop = reportProgress('building');
  const { code, took } = await run(pinnedNode(), [join(BIN, 'nx'), 'run-many', '-t', 'build', projects], { log });
  stop();
  if (code !== 0) {
    print(tail(log));
    print('The build failed. The whole of it is in reports/build.log.');
    return false;
  }
  print(`  built in ${took}`);
  return true;
}

/** The program prints its own address and how to sign in. It gets the signals that we get, and we its exit code. */
function start() {
  print('Starting …');
  const child = spawn(pinnedNode(), ['--enable-source-maps', 'apps/api/dist/main.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: toolEnv({
      HAVEN_DEMO: process.env.HAVEN_DEMO ?? '1',
      HAVEN_DATA_DIR: process.env.HAVEN_DATA_DIR ?? './data',
    }),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal signals everybody in it; signalling the program twice would cut its farewell short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  endWithNpm(child);
  child.on('error', (error) => {
    print(`The program could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}

/** A signal for npm ends npm and its shell, but does not reach us: when they are gone, so is the reason to go on. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event !== 'up') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
}
