/**
 * What a text of Markdown is like to read: words a sentence, the share of sentences over thirty words, and lines over 120
 * characters. Code, tables, headings and addresses are no sentences and are left out.
 */
const LONG_SENTENCE = 30;
const LONG_LINE = 120;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** @returns {{ wordsASentence: number, longPercent: number, longLines: number }} to one decimal; 0 of an empty text */
export function readingOf(markdown) {
  const lengths = paragraphsOf(markdown).flatMap((text) => [...sentences.segment(text)].map((s) => wordsIn(s.segment)));
  const read = lengths.filter((n) => n > 0);
  const sum = read.reduce((all, n) => all + n, 0);
  return {
    wordsASentence: tenth(read.length === 0 ? 0 : sum / read.length),
    longPercent: tenth(read.length === 0 ? 0 : (100 * read.filter((n) => n > LONG_SENTENCE).length) / read.length),
    longLines: linesOutsideTables(markdown).filter((line) => line.length > LONG_LINE).length,
  };
}

/** The sentences over thirty words, each by its first words: what a writer looks for. */
export const longSentencesOf = (markdown) =>
  paragraphsOf(markdown)
    .flatMap((text) => [...sentences.segment(text)].map((s) => s.segment.trim()))
    .filter((text) => wordsIn(text) > LONG_SENTENCE)
    .map((text) => `${wordsIn(text)} words: ${text.slice(0, 90)}`);

/**
 * The same as a measure finds it that knows no language: a sentence ends before a Latin capital alone, so that a whole
 * paragraph in Cyrillic is one. What is short to it too is short to everybody.
 */
export const longPlainSentencesOf = (markdown) =>
  paragraphsOf(markdown)
    .flatMap((text) => text.split(/(?<=[.!?])\s+(?=[A-Z])/))
    .filter((text) => wordsIn(text) > LONG_SENTENCE)
    .map((text) => `${wordsIn(text)} words: ${text.slice(0, 90)}`);

const wordsIn = (text) => [...words.segment(text)].filter((w) => w.isWordLike).length;
const tenth = (n) => Math.round(10 * n) / 10;
const withoutCode = (markdown) => markdown.replace(/^ *```[\s\S]*?^ *```/gm, '');
const linesOutsideTables = (markdown) =>
  withoutCode(markdown)
    .split('\n')
    .filter((line) => !/^\s*(\||#|<)/.test(line));

/** Running text: a paragraph or an item of a list, with its marks taken off. A colon before a list ends a sentence. */
function paragraphsOf(markdown) {
  return linesOutsideTables(markdown)
    .join('\n')
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)/)
    .map((text) =>
      text
        .replace(/^\s*(?:[-*]|\d+\.|>)\s+/, '')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/`[^`]*`/g, 'Code')
        .replace(/[*_]{1,2}/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}
