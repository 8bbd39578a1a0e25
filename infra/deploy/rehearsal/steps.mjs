/** What an operator does with the program on one machine, wherever it runs: in a container, or on a folder. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const STARTS_WITHIN_MS = 120_000;

/** Runs where the program does, as a browser would ask: the link, a password of its own, and a code for its secret. */
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

/** One machine: from its start to its end. `image` is null where there is none. */
export async function rehearse(place, image, say) {
  const expects = expecting(place, say);
  await starts(place, place.name, image, say);
  say('its output holds no link for the first administrator', !place.written().includes('/activate#'), place.written());
  const person = comesIn(place, say);
  await findsNothing(place, say);
  const [copy, keys] = [place.at('/backups/first'), place.at('/backup-keys')];
  expects('a copy', [0, /It is whole/], 'backup', copy, '--keys', keys);
  expects('a restore', [0, /The master key opens all/], 'restore', copy, '--keys', keys, '--check');
  expects('what is due', [0, /0 would be erased/], 'retain');
  expects('nobody is forgotten who is not there', [1, /There is no key of/], 'erase', '--person', 'nobody', '--yes');
  forgets(person, expects);
  expects('keys', [0, /./], 'keys', 'status');
  expects('the chains', [2, /It is whole/], 'verify');
  await place.kill();
  await place.again();
  say('starts again after it was killed', await isReady(place), place.written());
  expects('who was forgotten stays so', [0, /was erased already/], 'erase', '--person', person, '--last', '--yes');
  const since = Date.now();
  await place.stop();
  const took = (Date.now() - since) / 1_000;
  const endsWell = took < 20 && !/SIGKILL/.test(place.written());
  say(`ends by itself when it is told to (${took.toFixed(1)} s)`, endsWell, place.written());
}

/** The release before writes, this one reads; the way back is refused with a sentence. */
export async function upgrade(place, before, image, say) {
  await starts(place, 'the release before starts', before, say);
  await place.stop();
  await starts(place, 'this release starts on its folder', image, say);
  expecting(place, say)('the chains after it', [2, /It is whole/], 'verify');
  await place.stop();
  place.start(before);
  await place.ended();
  const isRefused = /A newer release has written to this log/.test(place.written());
  say('the release before refuses it with a sentence', isRefused, place.written());
}

/** A command of the operator: what it ends with, and what it says. */
const expecting =
  (place, say) =>
  (what, [status, said], ...args) => {
    const answer = place.haven(...args);
    say(`${what}: haven ${args.join(' ')}`, answer.status === status && said.test(answer.text), answer.text);
  };

async function starts(place, what, image, say) {
  const fault = place.start(image);
  say(what, fault === null && (await isReady(place)), `${fault ?? ''}${place.written()}`);
}

async function isReady(place) {
  for (const since = Date.now(); Date.now() - since < STARTS_WITHIN_MS; await pause(500))
    if (place.haven('status').status === 0) return true;
  return false;
}

/** The first administrator takes the link, and is a person of the log. */
function comesIn(place, say) {
  const [, token] = /\/activate#(\S+)/.exec(place.haven('first-link').text) ?? [];
  const [, port] = /http:\/\/\S+:(\d+)/.exec(place.haven('status').text) ?? [];
  const { stdout, stderr } = place.node(COME_IN, `http://127.0.0.1:${port}`, token ?? '');
  const person = stdout.trim();
  say('the first administrator comes in by the link: haven first-link', /^[\w-]+$/.test(person), stderr);
  return person || 'nobody';
}

/** A rehearsal has no certificate: that may be said. Where the disk is busy the store is slow: it is asked again. */
async function findsNothing(place, say) {
  const wrongIn = (found) => found.split('\n').filter((line) => /^ *FIX/.test(line) && !/certificate/.test(line));
  let found = place.haven('doctor').text;
  for (const since = Date.now(); /store_slow/.test(found) && Date.now() - since < STARTS_WITHIN_MS; await pause(2_000))
    found = place.haven('doctor').text;
  say('doctor finds nothing to put right', wrongIn(found).length === 0 && /ok +log/.test(found), found);
}

/** What an operator does who forgets somebody, with each of the steps that hold a slip back. */
function forgets(person, expects) {
  const erase = ['erase', '--person', person];
  expects('the only administrator is kept', [1, /only administrator/], ...erase, '--yes');
  expects('what would be forgotten', [3, /--yes/], ...erase, '--last');
  expects('a person is forgotten', [0, /is erased/], ...erase, '--last', '--yes');
}
