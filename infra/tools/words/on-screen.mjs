import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@safe-haven/tools/run';

const LOCALES = join(ROOT, 'apps/dashboard/src/locales');

/**
 * Finds the text of the interface that a label is, whole or with its values filled in: the one with most letters of its
 * own. Undefined: no screen says it. The first letter may be large: chips write it so.
 * @param {string} language The folder of its texts, such as `en`.
 * @returns {(label: string) => string | undefined}
 */
export function textOnScreen(language) {
  const patterns = [...textsOnScreen(language)].filter(hasWords).map((text) => ({ text, pattern: patternOf(text) }));
  const byLength = patterns.toSorted((a, b) => wordsOf(b.text).length - wordsOf(a.text).length);
  return (label) => byLength.find(({ pattern }) => pattern.test(label))?.text;
}

/** Every text of the interface in a language, as it is in its files. */
export const textsOnScreen = (language) =>
  new Set(
    readdirSync(join(LOCALES, language))
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => textsIn(JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8'))))
      .map((text) => text.replaceAll('\u2060', '')),
  );

const textsIn = (texts) => (typeof texts === 'string' ? [texts] : Object.values(texts).flatMap(textsIn));

const wordsOf = (text) => text.replace(/\{\{\w+\}\}/g, '');

/** A text that is nothing but values would let everything pass. */
const hasWords = (text) => /\p{L}|\d/u.test(wordsOf(text)) && !/^\{\{\w+\}\}\W+\{\{/.test(text);

function patternOf(text) {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${firstEither(parts.join('[\\w:.–]+'))}$`, 'u');
}

const firstEither = (source) =>
  /^\p{L}/u.test(source) ? `[${source[0].toLowerCase()}${source[0].toUpperCase()}]${source.slice(1)}` : source;
