import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';
import { longPlainSentencesOf, longSentencesOf, readingOf } from './prose.mjs';

/** docs/STYLE.md: words a sentence, percent of sentences over thirty words, lines over 120 characters. */
const STYLE = [20, 0, 0];

/** Documents that are not there yet, and how far they are. A limit may only shrink. */
const NOT_YET = {
  'docs/SPEC.md': [20, 2, 0],
};

/** How much better a document may be than its limit before the limit has to follow. */
const SLACK = [1, 2, 5];

const documents = filesIn('*.md').filter((f) => !f.startsWith('docs/adr/') && !f.startsWith('docs/words/'));

describe('how documents read', () => {
  test('there are documents to look at', () => expect(documents.length).toBeGreaterThan(15));

  test('each name on the list of those that are not there yet is a document', () =>
    expect(Object.keys(NOT_YET).filter((f) => !documents.includes(f))).toEqual([]));

  test.each(documents)('%s', (file) => {
    const text = read(file);
    const found = Object.values(readingOf(text));
    const limits = NOT_YET[file] ?? STYLE;
    const over = found.some((n, i) => n > limits[i]) ? longSentencesOf(text) : [];
    expect({ found: found.map((n, i) => Math.min(n, limits[i])), over }).toEqual({ found, over: [] });
    const isBehind = (n, i) => limits[i] > STYLE[i] && limits[i] - Math.max(n, STYLE[i]) > SLACK[i];
    expect({ found, limitsToLower: found.flatMap((n, i) => (isBehind(n, i) ? [limits[i]] : [])) }).toEqual({
      found,
      limitsToLower: [],
    });
  });
});

describe('the pages of who is on duty at night, also by a measure that knows no language', () => {
  const pages = filesIn('docs/use').filter((f) => /(hotline|shelter-staff)\.md$/.test(f));

  test('there is one of each in every language that has texts of its own', () => expect(pages).toHaveLength(10));

  test.each(pages)('%s', (page) => expect(longPlainSentencesOf(read(page))).toEqual([]));

  test.each([
    ['a paragraph in Cyrillic', `${'збор '.repeat(20)}збор. ${'Збор '.repeat(10)}збор.`, 1],
    ['the same in two paragraphs', `${'збор '.repeat(20)}збор.\n\n${'Збор '.repeat(10)}збор.`, 0],
    ['items of a list without full stops', `- ${'збор '.repeat(20)}\n- ${'збор '.repeat(20)}`, 0],
    ['one long item', `- ${'збор '.repeat(31)}`, 1],
  ])('%s', (_, text, found) => expect(longPlainSentencesOf(text)).toHaveLength(found));
});

/** Words that docs/STYLE.md names as translations; a title is read out of its context. */
const TRANSLATED = /\b(told|anew|whoever|beside)\b/i;

describe('the titles of decisions', () => {
  test('have no word that is a translation', () => {
    const titles = filesIn('docs/adr').map((f) => `${f} ${read(f).split('\n')[0]}`);
    expect(titles.length).toBeGreaterThan(100);
    expect(titles.filter((title) => TRANSLATED.test(title.replaceAll('-', ' ')))).toEqual([]);
  });
});

describe('the measure', () => {
  test.each([
    ['One two three. Four five.', [2.5, 0, 0]],
    [`${'word '.repeat(31)}.`, [31, 100, 1]],
    ['# A heading of several words\n\n| a | table |\n\n```\ncode code code\n```\n', [0, 0, 0]],
    ['- one two\n- three four', [2, 0, 0]],
    ['See [the page](https://example.org/very/long). Run `npm run up -- x`.', [2.5, 0, 0]],
  ])('%j', (text, expected) => expect(Object.values(readingOf(text))).toEqual(expected));
});
