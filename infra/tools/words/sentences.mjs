import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transliterate } from '@safe-haven/lang/transliterate';
import { ROOT } from '../run.mjs';
import { readingOf } from './readings.mjs';

export const LOCALES = join(ROOT, 'apps/dashboard/src/locales');
const PLURAL = /_(zero|one|two|few|many|other)$/;
const VALUE = /\{\{\w+\}\}/;
/** A shorter text is found within longer ones by chance: it has to be alone. */
const LONG = 12;

/** The languages that have texts of their own, the English first. */
export const LANGUAGES = ['en', 'sq', 'bs', 'sr-Latn', 'mk'];
/** Serbian in Cyrillic letters: the sentences of `sr-Latn`, transliterated, but for a few. */
export const CYRILLIC = 'sr-Cyrl';
/** The languages that readers get a page of. */
export const PAGES = [...LANGUAGES.slice(1), CYRILLIC];

/** Every sentence of a language, in the order of its files: its key, the English, and its translation. */
export function sentencesOf(language, locales = LOCALES) {
  const english = textsOf('en', locales);
  return [...textsOf(language, locales)].map(([key, translation]) => ({
    key,
    english: english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '',
    translation,
  }));
}

/**
 * The sentences of a page for readers, each with whether nobody has read it. A sentence in Cyrillic is read where its Latin
 * is: it is the same words.
 */
export function toRead(language, kept) {
  const own = language === CYRILLIC ? 'sr-Latn' : language;
  const all = sentencesOf(own).map((one) => ({ ...one, isUnread: readingOf(kept, own, one) === undefined }));
  const letters = cyrillicOf(exceptions());
  return language === CYRILLIC ? all.map((one) => ({ ...one, translation: letters(one) })) : all;
}

/** What is not in Cyrillic as the rule of letters has it, by key. */
export const exceptions = (locales = LOCALES) =>
  JSON.parse(readFileSync(join(locales, CYRILLIC, 'exceptions.json'), 'utf8'));

/** The Cyrillic of a Serbian sentence in Latin letters. */
export const cyrillicOf =
  (byKey) =>
  ({ key, translation }) =>
    byKey[key] ?? transliterate(translation);

function textsOf(language, locales) {
  const files = readdirSync(join(locales, language)).filter((file) => file.endsWith('.json'));
  return new Map(
    files.flatMap((file) => [
      ...flat(JSON.parse(readFileSync(join(locales, language, file), 'utf8')), `${file.slice(0, -5)}.`),
    ]),
  );
}

function* flat(tree, path) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [`${path}${key}`, value];
    else yield* flat(value, `${path}${key}.`);
  }
}

/**
 * Where a sentence is on a picture: the frame of the shortest text that is it, or has it within; undefined: nowhere.
 */
export const seenAt = (translation, shown) => frameOf(patternOf(translation), shown.map(inPlain));

function patternOf(translation) {
  const parts = translation.split(VALUE).map((part) => plain(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const words = parts.join('').trim();
  if (words.length < 2) return undefined;
  const whole = parts.join('.{0,80}?').replaceAll(/\s+/g, '\\s*');
  return words.length < LONG ? new RegExp(`^\\s*${whole}\\s*$`, 'u') : new RegExp(whole, 'u');
}

function frameOf(pattern, shown) {
  const found = shown.filter(({ text }) => pattern?.test(text));
  return found.sort((a, b) => a.text.length - b.text.length)[0]?.frame;
}

const inPlain = ({ text, frame }) => ({ text: plain(text), frame });

const plain = (text) => text.replaceAll('\u2060', '').replaceAll(/\s+/gu, ' ');

/**
 * Each sentence with one picture: the first on which it is, with its frame; else the one on which most of its
 * namespace is seen, without a frame.
 */
export function besidePictures(sentences, pictures) {
  const inPictures = pictures.map(({ name, shown }) => ({ name, shown: shown.map(inPlain) }));
  const placed = sentences.map((sentence) => ({ ...sentence, ...firstOf(sentence, inPictures) }));
  const homes = homesOf(placed, pictures);
  return placed.map((one) => ({ ...one, picture: one.picture ?? homes.get(namespaceOf(one)) ?? pictures[0]?.name }));
}

function firstOf({ translation }, pictures) {
  const pattern = patternOf(translation);
  for (const { name, shown } of pictures) {
    const frame = frameOf(pattern, shown);
    if (frame) return { picture: name, frame };
  }
  return {};
}

const namespaceOf = ({ key }) => key.split('.')[0];

function homesOf(placed, pictures) {
  const homes = new Map();
  for (const namespace of new Set(placed.map(namespaceOf))) {
    const seen = placed.filter((one) => one.picture !== undefined && namespaceOf(one) === namespace);
    const count = (name) => seen.filter(({ picture }) => picture === name).length;
    const best = pictures.map(({ name }) => [name, count(name)]).sort((a, b) => b[1] - a[1])[0];
    if (best && best[1] > 0) homes.set(namespace, best[0]);
  }
  return homes;
}
