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
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { flagsOf } from './compose.mjs';

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

/** As the file for one machine starts it, which is read and not repeated. */
function start(image) {
  engine('rm', '-f', name);
  const file = readFileSync(join(import.meta.dirname, '../one-machine.compose.yml'), 'utf8');
  const flags = flagsOf(file, 'haven', folder, { HAVEN_SITE: 'haven.example.org' });
  // Whatever else listens on this machine.
  return engine('run', '-d', '--name', name, ...flags, ...FLAGS, '--env=PORT=0', image);
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

/** Runs in the container, as a browser would ask: the link, a password of its own, and a code for its secret. */
const COME_IN = `
  import { generateSync } from 'otplib';
  const [at, token] = process.argv.slice(1);
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(at + '/api/activation' + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(path + ' ' + answer.status + ' ' + (await answer.text()));
    return answer.json();
  };
  const { secret, ticket } = await post('/totp', { token });
  const totp = { ticket, code: generateSync({ secret }) };
  const password = { password: ${JSON.stringify(randomBytes(18).toString('base64url'))}, totp };
  const { me } = await post('', { token, name: 'Rehearsal', email: 'rehearsal@example.org', password });
  console.log(me.person);
`;
let person = 'nobody';

/** The first administrator takes the link, and is a person of the log. */
function comesIn() {
  const [, token] = /\/activate#(\S+)/.exec(haven('first-link').text) ?? [];
  const [, port] = /http:\/\/\S+:(\d+)/.exec(haven('status').text) ?? [];
  const at = `http://127.0.0.1:${port}`;
  const { stdout, stderr } = engine('exec', name, 'node', '--input-type=module', '-e', COME_IN, at, token ?? '');
  person = stdout.trim();
  say('the first administrator comes in by the link: haven first-link', /^[\w-]+$/.test(person), stderr);
}

/** A rehearsal has no certificate: that may be said. Where the disk is busy the store is slow: it is asked again. */
async function findsNothing() {
  const wrongIn = (found) => found.split('\n').filter((line) => /^ *FIX/.test(line) && !/certificate/.test(line));
  let found = haven('doctor').text;
  for (const since = Date.now(); /store_slow/.test(found) && Date.now() - since < STARTS_WITHIN_MS; await pause(2_000))
    found = haven('doctor').text;
  say('doctor finds nothing to put right', wrongIn(found).length === 0 && /ok +log/.test(found), found);
}

/** What an operator does who forgets somebody, with each of the steps that hold a slip back. */
function forgets() {
  const erase = ['erase', '--person', person];
  expects('the only administrator is kept', [1, /only administrator/], ...erase, '--yes');
  expects('what would be forgotten', [3, /--yes/], ...erase, '--last');
  expects('a person is forgotten', [0, /is erased/], ...erase, '--last', '--yes');
}

async function rehearse(image) {
  await starts('starts, read-only, without rights', image);
  say('its output holds no link for the first administrator', !written().includes('/activate#'), written());
  comesIn();
  await findsNothing();
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
  expects('nobody is forgotten who is not there', [1, /There is no key of/], 'erase', '--person', 'nobody', '--yes');
  forgets();
  expects('keys', [0, /./], 'keys', 'status');
  expects('the chains', [2, /It is whole/], 'verify');
  engine('kill', '--signal=KILL', name);
  engine('start', name);
  say('starts again after it was killed', await isReady(), written());
  expects('who was forgotten stays so', [0, /was erased already/], 'erase', '--person', person, '--last', '--yes');
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
