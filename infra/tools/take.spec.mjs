import { describe, expect, test } from '@jest/globals';
import { countsOf, marked, readingOf, refreshed } from './words/readings.mjs';
import { marksIn, taken } from './words/take.mjs';

const LANGUAGES = ['sq', 'mk'];
const sentences = [
  { key: 'a.bed', english: '{{count}} beds', translation: '{{count}} кревети' },
  { key: 'a.room', english: 'Room', translation: 'Соба' },
  { key: 'a.hold', english: 'Hold', translation: 'Резервирајте' },
];
const byLanguage = new Map([['mk', sentences]]);
const editor = { 1: { by: 'an editor', when: '2026-11-27', native: false } };
const kept = marked(refreshed({ readings: editor, sentences: {} }, byLanguage), 'mk', sentences, '1');
const fileOf = (...marks) => ({ language: 'mk', made: '2026-12-01', reader: 'M. K.', marks });
const right = { key: 'a.room', now: 'Соба', mark: 'right', better: '', note: '' };

describe('the marks that a reader gave away', () => {
  test('what is right is read by a native speaker from then on, on that day', () => {
    const result = taken(fileOf(right), kept, sentences);
    const name = readingOf(result.kept, 'mk', sentences[1]);
    expect(result.kept.readings[name]).toEqual({ by: 'M. K.', when: '2026-12-01', native: true });
    expect(countsOf(result.kept, byLanguage)).toEqual([{ language: 'mk', sentences: 3, unread: 0, notNative: 2 }]);
  });

  test('a better wording is taken and counts as read, the old one no longer', () => {
    const result = taken(fileOf({ ...right, mark: 'wrong', better: ' Одаја ' }), kept, sentences);
    expect(result.better).toEqual([{ sentence: sentences[1], text: 'Одаја' }]);
    expect(readingOf(result.kept, 'mk', sentences[1])).toBeUndefined();
    expect(readingOf(result.kept, 'mk', { ...sentences[1], translation: 'Одаја' })).toBe('2');
  });

  test('what is wrong or unsure stays open with its note, and is unread again', () => {
    const result = taken(fileOf({ ...right, mark: 'unsure', note: 'во куќа?' }), kept, sentences);
    expect(result.open).toEqual([{ sentence: sentences[1], why: 'unsure: во куќа?' }]);
    expect(readingOf(result.kept, 'mk', sentences[1])).toBeUndefined();
  });

  test('what changed since, what is gone, and a wording that lost a value are left out with the reason', () => {
    const marks = [
      { ...right, now: 'Собата' },
      { ...right, key: 'a.gone' },
      { ...right, key: 'a.bed', now: '{{count}} кревети', better: 'кревети' },
    ];
    const result = taken(fileOf(...marks), kept, sentences);
    expect(result.refused).toEqual([
      'a.room: it changed since it was read',
      'a.gone: there is no such sentence any more',
      'a.bed: “кревети” has not the values {{count}}',
    ]);
    expect(result.kept.sentences).toEqual(kept.sentences);
  });

  test('a second file of the same reader and day adds no second reading', () => {
    const once = taken(fileOf(right), kept, sentences).kept;
    const twice = taken(fileOf({ ...right, key: 'a.hold', now: 'Резервирајте' }), once, sentences).kept;
    expect(Object.keys(twice.readings)).toEqual(['1', '2']);
  });
});

describe('a file that is none', () => {
  test.each([
    ['a picture', 'PNG', 'It is not JSON.'],
    ['nothing', 'null', 'It names no language of ours (sq, mk).'],
    ['another language', '{"language":"de"}', 'It names no language of ours (sq, mk).'],
    ['no marks', '{"language":"mk","made":"2026-12-01"}', 'It says no day and has no marks.'],
    ['no day', '{"language":"mk","made":"today","marks":[]}', 'It says no day and has no marks.'],
    ['a mark without a key', JSON.stringify(fileOf(right, { mark: 'right' })), 'Its mark 2 has no key'],
    ['a mark that says perhaps', JSON.stringify(fileOf({ ...right, mark: 'perhaps' })), 'Its mark 1 has no key'],
  ])('%s is refused with a sentence', (_, text, fault) => {
    expect(marksIn(text, LANGUAGES).fault).toContain(fault);
  });

  test('what the page gives away is one', () => {
    expect(marksIn(JSON.stringify(fileOf(right)), LANGUAGES)).toEqual({ file: fileOf(right) });
  });
});
