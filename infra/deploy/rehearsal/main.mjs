/**
 * Rehearses one machine with a container engine, from the image to an upgrade: starts it as `one-machine.compose.yml` does,
 * and runs in it what an operator runs. Needs nothing but Node and Docker or Podman; touches nothing but a folder and two
 * containers of its own, which it removes.
 *
 *   node infra/deploy/rehearsal/main.mjs                        builds the image and rehearses it
 *   node infra/deploy/rehearsal/main.mjs --image NAME           rehearses an image that is there
 *   … --before NAME                                             also the upgrade from the image of the release before
 *   node infra/deploy/rehearsal/main.mjs --or-folder            without an engine or the base image: the program that was
 *                                                               built here on a folder, and a line for what was skipped
 *
 * ENGINE names the engine (docker), ENGINE_FLAGS what a machine needs in addition to the flags of the compose file.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, container, whyNoContainers } from './containers.mjs';
import { program } from './folder.mjs';
import { rehearse, upgrade } from './steps.mjs';

const { values } = parseArgs({
  options: { image: { type: 'string' }, before: { type: 'string' }, 'or-folder': { type: 'boolean', default: false } },
});
const name = `safe-haven-rehearsal-${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'haven-rehearsal-'));
const lines = [];

function say(what, isWell, text = '') {
  lines.push(isWell);
  process.stdout.write(`${isWell ? 'ok  ' : 'FAIL'} ${what}\n${isWell ? '' : `${text}\n`}`);
}
const skipped = (what) => process.stdout.write(`skipped: ${what}\n`);

function makeFolders(account) {
  const owned = (path) => {
    if (account !== null && process.getuid?.() === 0) chownSync(path, account, account);
  };
  for (const part of ['data', 'keys', 'backups', 'backup-keys']) {
    mkdirSync(join(folder, part), { mode: 0o700 });
    owned(join(folder, part));
  }
  const key = join(folder, 'keys/master.key');
  writeFileSync(key, randomBytes(32).toString('base64'));
  chmodSync(key, 0o400);
  owned(key);
}

function builtImage() {
  const fault = build(name);
  say('the image builds', fault === null, fault);
  return name;
}

const why = values['or-folder'] && !values.image ? whyNoContainers() : null;
const place = why === null ? container(name, folder) : program(folder);
try {
  makeFolders(place.account);
  const image = why === null ? (values.image ?? builtImage()) : null;
  await rehearse(place, image, say);
  if (why !== null) skipped(`the image, its account and its read-only root: ${why}`);
  if (values.before) {
    await place.remove();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    makeFolders(place.account);
    await upgrade(place, values.before, image, say);
  } else skipped('the upgrade: --before names the image of the release before');
} finally {
  await place.remove();
  rmSync(folder, { recursive: true, force: true });
}
const failed = lines.filter((isWell) => !isWell).length;
process.stdout.write(`${lines.length - failed} well, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
