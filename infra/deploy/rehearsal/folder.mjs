import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneMachine } from './compose.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = ['--enable-source-maps', 'apps/api/dist/main.js'];
const HAVEN = ['--disable-warning=ExperimentalWarning', 'apps/api/bin/haven.mjs'];
const ENDS_WITHIN_MS = 20_000;

/**
 * The program that was built here, with the settings of the file for one machine, on folders in place of volumes: what an
 * operator runs, where there is no container engine. Its image and what it may not do are not tried so.
 */
export function program(folder) {
  const output = join(folder, 'output');
  const { env, at } = settingsOf(oneMachine(folder), folder);
  const node = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  let child = null;
  const again = () => {
    const to = openSync(output, 'a');
    child = spawn(process.execPath, PROGRAM, { cwd: ROOT, env, stdio: ['ignore', to, to] });
  };
  const ended = async (signal) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, 'exit');
    if (signal !== undefined) child.kill(signal);
    const tooLong = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
    await end;
    clearTimeout(tooLong);
  };
  return {
    name: 'starts on a folder, with the settings of one machine',
    at,
    account: null,
    start: () => {
      again();
      return null;
    },
    haven(...args) {
      const { status, stdout, stderr } = node(...HAVEN, ...args);
      return { status, text: `${stdout}${stderr}` };
    },
    node: (script, ...args) => node('--input-type=module', '-e', script, ...args),
    written: () => readFileSync(output, 'utf8'),
    kill: () => ended('SIGKILL'),
    again,
    stop: () => ended('SIGTERM'),
    ended,
    remove: () => ended('SIGKILL'),
  };
}

/** The environment that the flags mean outside of a container: paths in volumes are paths in their folders. */
function settingsOf(flags, folder) {
  const of = (kind) => flags.filter((flag) => flag.startsWith(kind)).map((flag) => flag.slice(kind.length));
  const volumes = of('--volume=').map((volume) => volume.split(':'));
  const at = (path) => {
    const [host, inside] = volumes.find(([, to]) => path === to || path.startsWith(`${to}/`)) ?? [];
    return host === undefined ? path : host + path.slice(inside.length);
  };
  const given = of('--env=').map((setting) => setting.split(/=(.*)/));
  const named = Object.fromEntries(given.map(([name, value]) => [name, at(value)]));
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, ...(TMPDIR && { TMPDIR }), ...named, HOST: '127.0.0.1', PORT: '0' };
  return { env: { ...env, HAVEN_DATA_DIR: at('/data'), HAVEN_RUN_DIR: folder }, at };
}
