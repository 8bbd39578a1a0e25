import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '@safe-haven/tools/run';
import { textOnScreen, textsOnScreen } from '@safe-haven/tools/words/on-screen';

const GUIDE = join(ROOT, 'docs/use');
const IMAGES = join(ROOT, 'docs/images');
const pages = readdirSync(GUIDE).filter((file) => file.endsWith('.md'));
/** The pages that are there in other languages too: each folder is a language. */
const translated = readdirSync(GUIDE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(GUIDE, name)).map((page) => [name, page]));
const LARGEST = 200_000;
const LARGEST_IN_ALL = 2_300_000;

const isLabelOf = (language) => {
  const textOf = textOnScreen(language);
  return (label) => textOf(label) !== undefined;
};

describe('the guide says what the screens say', () => {
  const isOnScreen = isLabelOf('en');

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
    const isShown = isLabelOf(language);
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
  const pictures = readdirSync(IMAGES).filter((file) => !file.endsWith('.json'));
  const list = readFileSync(join(IMAGES, 'labels.json'), 'utf8');

  test('are small enough for a weak connection, each and all', () => {
    const sizes = pictures.map((file) => [file, statSync(join(IMAGES, file)).size]);
    expect(sizes.filter(([, size]) => size > LARGEST)).toEqual([]);
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(LARGEST_IN_ALL);
  });

  test('are no older than their screens: the interface still says each heading and control in them', () => {
    expect(oldIn(list, pictures, textsOnScreen('en'))).toEqual([]);
  });

  test('are named with the line of what changed, of what is not listed, and of what is gone', () => {
    const planted = JSON.stringify({ 'a.png': ['Board', 'Hold {{count}} places'], 'gone.png': [] }, null, 2);
    expect(oldIn(planted, ['a.png', 'new.png'], new Set(['Board', 'Hold {{count}} beds']))).toEqual([
      'docs/images/labels.json:4: a.png says “Hold {{count}} places”, which no screen says: npm run pictures -- a',
      'docs/images/labels.json:6: gone.png is no picture: npm run pictures',
      'docs/images/labels.json:1: new.png has no list: npm run pictures -- new',
    ]);
    expect(oldIn(planted, ['a.png', 'gone.png'], new Set(['Board', 'Hold {{count}} places']))).toEqual([]);
  });
});

/**
 * Pictures that are older than their screens. `list` names for each picture the texts of the interface that were on the
 * screen when it was taken; values in them, such as a number or a time, are left open.
 */
function oldIn(list, pictures, texts) {
  const at = (line) => `docs/images/labels.json:${line}:`;
  const named = new Map();
  const faults = [];
  list.split('\n').forEach((line, index) => {
    const picture = /^ {2}"([^"]+)": \[/.exec(line)?.[1];
    if (picture) {
      named.set(picture, index + 1);
      return;
    }
    const text = /^ {4}(".*?"),?$/.exec(line)?.[1];
    if (text === undefined || texts.has(JSON.parse(text))) return;
    const [of] = [...named.keys()].slice(-1);
    faults.push(
      `${at(index + 1)} ${of} says “${JSON.parse(text)}”, which no screen says: npm run pictures -- ${of.split('.')[0]}`,
    );
  });
  for (const [picture, line] of named)
    if (!pictures.includes(picture)) faults.push(`${at(line)} ${picture} is no picture: npm run pictures`);
  for (const picture of pictures)
    if (!named.has(picture))
      faults.push(`${at(1)} ${picture} has no list: npm run pictures -- ${picture.split('.')[0]}`);
  return faults;
}

/** What is between two pairs of stars, of the prose alone. */
const boldIn = (markdown) => [...markdown.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label]) => label.replace(/\s+/g, ' '));
