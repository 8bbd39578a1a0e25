import { describe, expect, test } from '@jest/globals';
import { exceptionsAfter, fromCyrillic } from './words/from-cyrillic.mjs';
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

describe('the marks of a reader of Cyrillic', () => {
  const serbian = [
    { key: 'a.room', english: 'Room', translation: 'Soba' },
    { key: 'a.shot', english: 'Injection', translation: 'Injekcija' },
    { key: 'a.hours', english: '{{count}} h', translation: '{{count}} h' },
  ];
  const exceptions = { 'a.hours': '{{count}} ч' };
  const empty = refreshed({ readings: {}, sentences: {} }, new Map([['sr-Latn', serbian]]));
  const given = (...marks) => ({ language: 'sr-Cyrl', made: '2026-12-01', reader: 'М. К.', marks });
  const read = (file) => taken(fromCyrillic(file, serbian, exceptions), empty, serbian);
  const after = (file, { right, better }) =>
    exceptionsAfter(file, new Set([...right, ...better.map((one) => one.sentence)].map(({ key }) => key)), exceptions);
  const mark = (key, now, better = '') => ({ key, now, mark: better ? 'wrong' : 'right', better, note: '' });

  test('what is right in Cyrillic is read, by the rule and by an exception to it', () => {
    const result = read(given(mark('a.room', 'Соба'), mark('a.hours', '{{count}} ч')));
    expect([result.right, result.refused]).toEqual([[serbian[0], serbian[2]], []]);
    expect(readingOf(result.kept, 'sr-Latn', serbian[0])).toBe('1');
  });

  test('a better wording goes into the Latin texts, which both are written from', () => {
    const file = given(mark('a.room', 'Соба', 'Наша просторија'));
    const result = read(file);
    expect(result.better).toEqual([{ sentence: serbian[0], text: 'Naša prostorija' }]);
    expect(after(file, result)).toEqual(exceptions);
  });

  test('other letters than the rule has are an exception, and the Latin stays', () => {
    const file = given(mark('a.shot', 'Инјекција', 'Ињекција'));
    const result = read(file);
    expect([result.better, result.right]).toEqual([[], [serbian[1]]]);
    expect(after(file, result)).toEqual({ ...exceptions, 'a.shot': 'Ињекција' });
  });

  test('the letters of the rule in the place of an exception end it', () => {
    const file = given(mark('a.hours', '{{count}} ч', '{{count}} х'));
    const result = read(file);
    expect([result.better, result.right]).toEqual([[], [serbian[2]]]);
    expect(after(file, result)).toEqual({});
  });

  test('what changed since, and a wording that lost its value, leave texts and exceptions as they are', () => {
    const file = given(mark('a.shot', 'Ињекција', 'Игла'), mark('a.hours', '{{count}} ч', 'сат'));
    const result = read(file);
    expect(result.refused).toEqual([
      'a.shot: it changed since it was read',
      'a.hours: “sat” has not the values {{count}}',
    ]);
    expect(after(file, result)).toEqual(exceptions);
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
