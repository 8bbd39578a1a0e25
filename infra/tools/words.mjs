/**
 * `npm run words`: how many sentences of each language nobody has read closely, and how many no native speaker.
 * `-- unread LANGUAGE` prints those that nobody has. `-- note` gives each sentence its line in docs/words/read.json, after
 * sentences came, changed or went. `-- read LANGUAGE FILE --by WHO` records the keys in a file, one a line, as read
 * today. `-- take FILE` takes the marks that a reader gave away: what is right is read, a better wording goes into the
 * texts, what is wrong stays open.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, ROOT } from './run.mjs';
import { exceptionsAfter, fromCyrillic } from './words/from-cyrillic.mjs';
import { countsOf, marked, namedReading, readingOf, refreshed } from './words/readings.mjs';
import { CYRILLIC, exceptions, LANGUAGES, LOCALES, PAGES, sentencesOf } from './words/sentences.mjs';
import { marksIn, taken } from './words/take.mjs';

const FILE = join(ROOT, 'docs/words/read.json');
const kept = JSON.parse(readFileSync(FILE, 'utf8'));
const byLanguage = new Map(LANGUAGES.map((language) => [language, sentencesOf(language)]));
const [command = 'count', ...words] = process.argv.slice(2);
const COMMANDS = { count, unread, note, read, take };

if (command in COMMANDS) COMMANDS[command](...words);
else refuse(`There is no “${command}”: ${Object.keys(COMMANDS).join(', ')}.`);

function count() {
  for (const { language, sentences, unread: no, notNative } of countsOf(kept, byLanguage))
    print(`${language}: ${sentences} sentences, ${no} read by nobody, ${notNative} by no native speaker`);
}

function unread(language) {
  for (const sentence of sentencesIn(language)) {
    if (readingOf(kept, language, sentence) === undefined)
      print(`${sentence.key}\n  ${sentence.english}\n  ${sentence.translation}`);
  }
}

function note() {
  write(refreshed(kept, byLanguage));
  count();
}

function read(language, file, flag, who) {
  if (flag !== '--by' || !who) return refuse('Say who read: read LANGUAGE FILE --by “who”.');
  const keys = new Set(
    textOf(file, 'read LANGUAGE FILE --by WHO')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );
  const sentences = sentencesIn(language).filter(({ key }) => keys.has(key));
  const reading = { by: who, when: new Date().toISOString().slice(0, 10), native: false };
  const { name, readings } = namedReading(kept.readings, reading);
  write(refreshed(marked({ ...kept, readings }, language, sentences, name), byLanguage));
  print(`${language}: ${sentences.length} of ${keys.size} keys are recorded as read`);
}

function take(file) {
  const { file: given, fault } = marksIn(textOf(file, 'take FILE'), PAGES);
  if (fault) return refuse(`${file} is not a file of marks. ${fault}`);
  const isCyrillic = given.language === CYRILLIC;
  const marks = isCyrillic ? fromCyrillic(given, sentencesIn('sr-Latn'), exceptions()) : given;
  const result = taken(marks, kept, sentencesIn(marks.language));
  for (const { sentence, text } of result.better) put(marks.language, sentence.key, text);
  if (isCyrillic) putExceptions(given, [...result.right, ...result.better.map(({ sentence }) => sentence)]);
  write(result.kept);
  const { right, better, open, refused } = result;
  print(
    `${marks.language}: ${right.length} right, ${better.length} bettered, ${open.length} open, ${refused.length} left out`,
  );
  for (const { sentence, why } of open) print(`  open: ${sentence.key}: ${why}`);
  for (const why of refused) print(`  left out: ${why}`);
  if (better.length > 0) print('Better wordings are in the texts: run npm run check, then look at the screens.');
}

/** Puts a wording where its key is, in the file of its namespace, and leaves every other byte. */
function put(language, key, text) {
  const [namespace, ...path] = key.split('.');
  const file = join(LOCALES, language, `${namespace}.json`);
  const texts = JSON.parse(readFileSync(file, 'utf8'));
  const last = path.pop();
  path.reduce((tree, part) => tree[part], texts)[last] = text;
  writeFileSync(file, `${JSON.stringify(texts, null, 2)}\n`);
}

/** Keeps what a reader of Cyrillic wrote in other letters than the rule has, of the sentences that were taken. */
function putExceptions(given, sentences) {
  const next = exceptionsAfter(given, new Set(sentences.map(({ key }) => key)), exceptions());
  writeFileSync(join(LOCALES, CYRILLIC, 'exceptions.json'), `${JSON.stringify(next, null, 2)}\n`);
}

function sentencesIn(language) {
  return byLanguage.get(language) ?? refuse(`There is no language “${language}”: ${LANGUAGES.join(', ')}.`);
}

function textOf(file, usage) {
  if (file === undefined) refuse(`Name the file: ${usage}.`);
  if (!existsSync(file)) refuse(`There is no file “${file}”.`);
  return readFileSync(file, 'utf8');
}

function write(next) {
  writeFileSync(FILE, `${JSON.stringify(next, null, 2)}\n`);
}

function refuse(why) {
  print(why);
  process.exit(2);
}
