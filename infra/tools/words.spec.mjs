import { describe, expect, test } from '@jest/globals';
import { pageOf } from './words/page.mjs';
import { besidePictures, seenAt, sentencesOf } from './words/sentences.mjs';

const frame = [1, 2, 3, 4];
const shown = (...texts) => texts.map((text) => ({ text, frame }));

describe('the sentences of a language', () => {
  test('are all there with their English, a plural form that English lacks with its plural', () => {
    const translation = sentencesOf('bs');
    expect(translation.length).toBeGreaterThan(1_500);
    expect(translation.filter(({ english }) => english === '')).toEqual([]);
    const few = translation.find(({ key }) => key === 'board.totals.houses_few');
    expect(few?.english).toBe(translation.find(({ key }) => key === 'board.totals.houses_other')?.english);
  });
});

describe('where a sentence is seen', () => {
  test.each([
    ['Слободно', 'Слободно', true],
    ['Слободно', 'Слободно место', false],
    ['истекува во {{at}}', 'истекува во 02:40', true],
    ['истекува во {{at}}', 'истекува', false],
    ['{{count}} слободни кревети', 'Соба 2\n3 слободни кревети\nуште', true],
    ['7–11 години', '7\u2060–\u206011 години', true],
    ['{{count}}', '12', false],
  ])('%s in "%s": %s', (translation, text, isSeen) => {
    expect(seenAt(translation, shown('друго', text)) !== undefined).toBe(isSeen);
  });

  test('it is next to the first picture that shows it, else next to the one of its namespace', () => {
    const pictures = [
      { name: 'board', shown: shown('Преглед') },
      { name: 'find', shown: shown('Најдете место', 'Нема место') },
    ];
    const sentences = [
      { key: 'find.title', translation: 'Најдете место' },
      { key: 'find.none', translation: 'Нема место' },
      { key: 'find.rare', translation: 'Ретка реченица' },
      { key: 'board.title', translation: 'Преглед' },
      { key: 'other.rare', translation: 'Друга ретка реченица' },
    ];
    expect(besidePictures(sentences, pictures).map(({ picture, frame: at }) => [picture, at !== undefined])).toEqual([
      ['find', true],
      ['find', true],
      ['find', false],
      ['board', true],
      ['board', false],
    ]);
  });
});

describe('the page', () => {
  const pictures = [{ name: 'find', image: 'data:image/jpeg;base64,AA==' }];
  const sentences = [
    { key: 'find.title', english: 'Find <b>a</b> place', translation: 'Најдете „место“', picture: 'find', frame },
  ];
  const html = pageOf({ language: 'mk', pictures, sentences, made: '2026-11-27' });

  test('has each sentence with its English, its key, a place for a mark, and asks nobody for anything', () => {
    expect(html).toContain('Најдете „место“');
    expect(html).toContain('Find &lt;b&gt;a&lt;/b&gt; place');
    expect(html).toContain('data-key="find.title" data-frame="1 2 3 4"');
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).not.toMatch(/(src|href)="?https?:/);
  });
});
