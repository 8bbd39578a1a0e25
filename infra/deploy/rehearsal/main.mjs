/**
 * Rehearses one machine with a container engine, from the image to an upgrade: starts it as `one-machine.compose.yml` does,
 * and runs in it what an operator runs. Needs nothing but Node and Docker or Podman; touches nothing but a folder and two
 * containers of its own, which it removes.
 *
 *   node infra/deploy/rehearsal/main.mjs                        builds the image and rehearses it
 *   node infra/deploy/rehearsal/main.mjs --image NAME           rehearses an image that is there
 *   … --before NAME                                             also the upgrade from the image of the release before
 *
 * ENGINE names the engine (docker), ENGINE_FLAGS what a machine needs in addition to the flags of the compose file.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { image: { type: 'string' }, before: { type: 'string' } } });
const ENGINE = process.env.ENGINE ?? 'docker';
const FLAGS = (process.env.ENGINE_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
/** The account of the image. */
const ACCOUNT = 1000;
const STARTS_WITHIN_MS = 120_000;
const name = `safe-haven-rehearsal-${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'haven-rehearsal-'));
const lines = [];

const engine = (...args) => spawnSync(ENGINE, args, { encoding: 'utf8' });
/** `haven` in the container, as the account of the image. */
function haven(...args) {
  const { status, stdout, stderr } = engine('exec', name, 'haven', ...args);
  return { status, text: `${stdout}${stderr}` };
}
function say(what, isWell, text = '') {
  lines.push(isWell);
  process.stdout.write(`${isWell ? 'ok  ' : 'FAIL'} ${what}\n${isWell ? '' : `${text}\n`}`);
}
/** A command of the operator: what it ends with, and what it says. */
function expects(what, [status, said], ...args) {
  const answer = haven(...args);
  say(`${what}: haven ${args.join(' ')}`, answer.status === status && said.test(answer.text), answer.text);
}

function makeFolders() {
  for (const part of ['data', 'keys', 'backups', 'backup-keys']) {
    mkdirSync(join(folder, part), { mode: 0o700 });
    if (process.getuid?.() === 0) chownSync(join(folder, part), ACCOUNT, ACCOUNT);
  }
  const key = join(folder, 'keys/master.key');
  writeFileSync(key, randomBytes(32).toString('base64'));
  chmodSync(key, 0o400);
  if (process.getuid?.() === 0) chownSync(key, ACCOUNT, ACCOUNT);
}

/** As `one-machine.compose.yml` starts it. */
function start(image) {
  engine('rm', '-f', name);
  const settings = {
    HAVEN_PUBLIC_URL: 'https://haven.example.org',
    HAVEN_TRUSTED_PROXY: '172.16.0.0/12',
    HAVEN_MASTER_KEY_FILE: '/keys/master.key',
    HAVEN_BACKUP_DIRS: '/backups:/backup-keys',
    // Whatever else listens on this machine.
    PORT: '0',
  };
  const mounts = { data: '/data', keys: '/keys:ro', backups: '/backups', 'backup-keys': '/backup-keys' };
  return engine(
    'run',
    '-d',
    '--name',
    name,
    '--read-only',
    '--tmpfs=/tmp',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    ...FLAGS,
    ...Object.entries(settings).map(([key, value]) => `--env=${key}=${value}`),
    ...Object.entries(mounts).map(([from, to]) => `--volume=${join(folder, from)}:${to}`),
    image,
  );
}

async function isReady() {
  for (const since = Date.now(); Date.now() - since < STARTS_WITHIN_MS; await pause(500))
    if (haven('status').status === 0) return true;
  return false;
}
const written = () => {
  const { stdout, stderr } = engine('logs', name);
  return `${stdout}${stderr}`;
};
async function starts(what, image) {
  const { status, stderr } = start(image);
  say(what, status === 0 && (await isReady()), `${stderr}${written()}`);
}

async function rehearse(image) {
  await starts('starts, read-only, without rights', image);
  say('its output holds no link for the first administrator', !written().includes('/activate#'), written());
  expects('the first administrator', [0, /\/activate#/], 'first-link');
  // A rehearsal has no certificate, and the daily work is not set: those two it may say.
  const found = haven('doctor').text;
  const wrong = found.split('\n').filter((line) => /^ *FIX/.test(line) && !/certificate|daily work/.test(line));
  say('doctor finds nothing to put right', wrong.length === 0 && /ok +log/.test(found), found);
  expects('a copy', [0, /It is whole/], 'backup', '/backups/first', '--keys', '/backup-keys');
  expects(
    'a restore',
    [0, /The master key opens all/],
    'restore',
    '/backups/first',
    '--keys',
    '/backup-keys',
    '--check',
  );
  expects('what is due', [0, /0 would be erased/], 'retain');
  // Nobody has come in yet, so nobody has a key.
  expects('nobody is forgotten who is not there', [1, /There is no key of/], 'erase', '--person', 'nobody', '--yes');
  expects('keys', [0, /./], 'keys', 'status');
  expects('the chains', [2, /It is whole/], 'verify');
  engine('kill', '--signal=KILL', name);
  engine('start', name);
  say('starts again after it was killed', await isReady(), written());
  const since = Date.now();
  engine('stop', '--time=20', name);
  const took = (Date.now() - since) / 1_000;
  say(`ends by itself when it is told to (${took.toFixed(1)} s)`, took < 20 && !/SIGKILL/.test(written()), written());
}

/** The release before writes, this one reads; the way back is refused with a sentence. */
async function upgrade(before, image) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  makeFolders();
  await starts('the release before starts', before);
  engine('stop', '--time=20', name);
  await starts('this release starts on its folder', image);
  expects('the chains after it', [2, /It is whole/], 'verify');
  engine('stop', '--time=20', name);
  start(before);
  engine('wait', name);
  say(
    'the release before refuses it with a sentence',
    /A newer release has written to this log/.test(written()),
    written(),
  );
}

try {
  makeFolders();
  const image = values.image ?? name;
  if (!values.image) {
    const built = engine(
      'build',
      '-f',
      join(import.meta.dirname, '../Dockerfile'),
      '-t',
      image,
      join(import.meta.dirname, '../../..'),
    );
    say('the image builds', built.status === 0, built.stderr);
  }
  await rehearse(image);
  if (values.before) await upgrade(values.before, image);
  else process.stdout.write('skipped: the upgrade (--before names the image of the release before)\n');
} finally {
  engine('rm', '-f', name);
  rmSync(folder, { recursive: true, force: true });
}
const failed = lines.filter((isWell) => !isWell).length;
process.stdout.write(`${lines.length - failed} well, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
