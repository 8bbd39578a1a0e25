import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneMachine } from './compose.mjs';

const DOCKERFILE = join(import.meta.dirname, '../Dockerfile');
const ROOT = join(import.meta.dirname, '../../..');
const ENGINE = process.env.ENGINE ?? 'docker';
const FLAGS = (process.env.ENGINE_FLAGS ?? '').split(' ').filter((flag) => flag !== '');

const engine = (...args) => spawnSync(ENGINE, args, { encoding: 'utf8' });
const bothOf = ({ stdout, stderr }) => `${stdout}${stderr}`;

/** Why nothing can be built in containers here; null: it can. An engine that is asked to pull would need the network. */
export function whyNoContainers() {
  if (engine('info').status !== 0) return `no container engine answers (${ENGINE})`;
  const bases = readFileSync(DOCKERFILE, 'utf8').matchAll(/^FROM (\S+)/gm);
  const missing = [...bases].map(([, base]) => base).find((base) => engine('image', 'inspect', base).status !== 0);
  return missing === undefined ? null : `the base image ${missing} is not here`;
}

/** Builds the image. Answers what went wrong; null: nothing. */
export function build(image) {
  const { status, stderr } = engine('build', '-f', DOCKERFILE, '-t', image, ROOT);
  return status === 0 ? null : stderr;
}

/** A container that runs the program as the file for one machine says, on volumes that are parts of `folder`. */
export function container(name, folder) {
  const run = (...args) => engine('exec', name, ...args);
  return {
    name: 'starts, read-only, without rights',
    /** Where the program sees a path of the file. */
    at: (path) => path,
    /** The account of the image. */
    account: 1000,
    start(image) {
      engine('rm', '-f', name);
      // Whatever else listens on this machine.
      const { status, stderr } = engine(
        'run',
        '-d',
        '--name',
        name,
        ...oneMachine(folder),
        ...FLAGS,
        '--env=PORT=0',
        image,
      );
      return status === 0 ? null : stderr;
    },
    haven(...args) {
      const answer = run('haven', ...args);
      return { status: answer.status, text: bothOf(answer) };
    },
    node: (script, ...args) => run('node', '--input-type=module', '-e', script, ...args),
    written: () => bothOf(engine('logs', name)),
    kill: () => engine('kill', '--signal=KILL', name),
    again: () => engine('start', name),
    stop: () => engine('stop', '--time=20', name),
    ended: () => engine('wait', name),
    remove: () => engine('rm', '-f', name),
  };
}
