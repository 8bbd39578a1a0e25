import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';

const GUIDE = join(ROOT, 'docs/use');
const LOCALES = join(ROOT, 'apps/dashboard/src/locales');
const IMAGES = join(ROOT, 'docs/images');
const pages = readdirSync(GUIDE).filter((file) => file.endsWith('.md'));
/** The pages that are there in other languages too: each folder is a language. */
const translated = readdirSync(GUIDE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(GUIDE, name)).map((page) => [name, page]));
const LARGEST = 200_000;
const LARGEST_IN_ALL = 2_300_000;

describe('the guide says what the screens say', () => {
  const isOnScreen = labels(textsOnScreen('en'));

  test.each(pages)('%s: every label in bold is one of the interface, in English', (page) => {
    const bold = boldIn(readFileSync(join(GUIDE, page), 'utf8'));
    expect(bold.length).toBeGreaterThan(10);
    expect(bold.filter((label) => !isOnScreen(label))).toEqual([]);
  });

  test('a hotline and a house read it in each language that has texts of its own', () => {
    const wanted = ['bs', 'mk', 'sq', 'sr-Latn'].flatMap((language) => [
      [language, 'hotline.md'],
      [language, 'shelter-staff.md'],
    ]);
    expect(translated).toEqual(wanted);
  });

  test.each(translated)('%s/%s: every label in bold is one of the interface, in that language', (language, page) => {
    const isShown = labels(textsOnScreen(language));
    const bold = boldIn(readFileSync(join(GUIDE, language, page), 'utf8'));
    expect(bold.length).toBeGreaterThan(20);
    expect(bold.filter((label) => !isShown(label))).toEqual([]);
  });

  test.each(translated)('%s/%s has the headings of the English page, one for one', (language, page) => {
    const headings = (text) => text.match(/^## /gm)?.length;
    const english = readFileSync(join(GUIDE, page), 'utf8');
    expect(headings(readFileSync(join(GUIDE, language, page), 'utf8'))).toBe(headings(english));
  });

  test('a label is known with its number filled in and its first letter large, and no other is', () => {
    expect(['Hold 3 places', 'Extend to 03:40', 'Takes medication', 'not known'].filter((l) => !isOnScreen(l))).toEqual(
      [],
    );
    expect(['Hold places now', 'Reserve 3 beds', '{{count}}', 'Discharge them'].filter(isOnScreen)).toEqual([]);
  });
});

describe('the pictures of the documents', () => {
  test('are small enough for a weak connection, each and all', () => {
    const sizes = readdirSync(IMAGES).map((file) => [file, statSync(join(IMAGES, file)).size]);
    expect(sizes.filter(([, size]) => size > LARGEST)).toEqual([]);
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(LARGEST_IN_ALL);
  });
});

/** What is between two pairs of stars, of the prose alone. */
const boldIn = (markdown) => [...markdown.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label]) => label.replace(/\s+/g, ' '));

/** Every text of the interface in a language, as it is in its files. */
function textsOnScreen(language) {
  return readdirSync(join(LOCALES, language))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => textsIn(JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8'))));
}

function textsIn(texts) {
  return typeof texts === 'string' ? [texts] : Object.values(texts).flatMap(textsIn);
}

/**
 * Whether somebody can have seen a label: it is a whole text, or one with values filled in. A text that is nothing but
 * values would let everything pass, and is left out. The first letter may be large: chips write it so.
 */
function labels(texts) {
  const patterns = texts
    .map((text) => text.replaceAll('\u2060', ''))
    .filter((text) => /\p{L}|\d/u.test(text.replace(/\{\{\w+\}\}/g, '')) && !/^\{\{\w+\}\}\W+\{\{/.test(text))
    .map((text) => text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
    .map((parts) => new RegExp(`^${firstEither(parts.join('[\\w:.–]+'))}$`, 'u'));
  return (label) => patterns.some((pattern) => pattern.test(label));
}

function firstEither(source) {
  return /^\p{L}/u.test(source) ? `[${source[0].toLowerCase()}${source[0].toUpperCase()}]${source.slice(1)}` : source;
}
