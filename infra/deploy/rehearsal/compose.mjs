/** Reads one service of a compose file of this project: the little of YAML that those files use, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The name that a rehearsal serves: nobody has it, and no certificate is for it. */
const SITE = 'haven.invalid';

/** What a compose file says of an image's restart, build, network: of the engine, not of the program. */
const OF_THE_ENGINE = ['build', 'restart', 'stop_grace_period', 'networks'];

/** `[ALL]` and `["a:b", "c"]`. */
const listOf = (text) =>
  text
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim().replaceAll('"', ''));

/** `${NAME:-else}` as the environment has it; `${NAME:?why}` must be given. */
const filledIn = (text, given) =>
  text.replace(/\$\{(\w+):(-|\?)([^}]*)\}/g, (_, name, kind, rest) => {
    if (name in given) return given[name];
    if (kind === '?') throw new Error(`${name} is not given: ${rest}`);
    return rest;
  });

const settingsIn = (lines, given) =>
  lines.map((line) => {
    const [, name, value] = /^ {6}(\w+): "?([^"]*)"?$/.exec(line);
    return `--env=${name}=${filledIn(value, given)}`;
  });

/** What the file says of the service, a key with its value and the lines below it. */
function keysOf(text, service) {
  const [, block] = new RegExp(`^  ${service}:\\n((?: {4,}.*\\n)+)`, 'm').exec(text);
  const keys = new Map();
  for (const line of block.split('\n').filter((line) => !/^ *(#|$)/.test(line))) {
    const [, key, value] = /^ {4}(\w+):\s*(.*)$/.exec(line) ?? [];
    if (key) keys.set(key, { value, below: [] });
    else [...keys.values()].at(-1).below.push(line);
  }
  return keys;
}

/**
 * The flags of `docker run` that start a service as its file does. A key that is not known here is an error, so that
 * nothing in the file goes untried.
 *
 * @param folder where its volumes and folders are, each by the last part of its name
 * @param given what a person sets for the file, such as HAVEN_SITE
 */
export function flagsOf(text, service, folder, given) {
  const mount = (of) =>
    `--volume=${join(folder, of.split(':')[0].replace(/^(\.\/|haven-)/, ''))}:${of.split(/:(.*)/)[1]}`;
  const known = {
    read_only: () => ['--read-only'],
    tmpfs: ({ value }) => listOf(value).map((at) => `--tmpfs=${at}`),
    cap_drop: ({ value }) => listOf(value).map((of) => `--cap-drop=${of}`),
    security_opt: ({ value }) => listOf(value).map((of) => `--security-opt=${of}`),
    volumes: ({ value }) => listOf(value).map(mount),
    environment: ({ below }) => settingsIn(below, given),
  };
  return [...keysOf(text, service)]
    .filter(([key]) => !OF_THE_ENGINE.includes(key))
    .flatMap(([key, of]) => {
      if (!Object.hasOwn(known, key)) throw new Error(`The rehearsal does not know "${key}" of the compose file.`);
      return known[key](of);
    });
}

/** The flags of the program in the file for one machine, which is read and not repeated. */
export const oneMachine = (folder) =>
  flagsOf(readFileSync(join(import.meta.dirname, '../one-machine.compose.yml'), 'utf8'), 'haven', folder, {
    HAVEN_SITE: SITE,
  });
