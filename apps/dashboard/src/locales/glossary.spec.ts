import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, lineOf } from '@safe-haven/contracts';
import { glossaryOf, offencesOf, staleOf, TERMS } from './testing/glossary.ts';
import { type Texts, textsIn } from './testing/texts.ts';

const has = (language: string) =>
  existsSync(fileURLToPath(new URL(`testing/glossary/${language}.json`, import.meta.url)));
/** Languages with a glossary: derived ones have none, and new ones may not have one yet. */
const HELD = LANGUAGES.filter(
  (language) => language !== 'en' && lineOf(language).writtenFrom === undefined && has(language),
);
const texts = new Map<string, Texts>();
for (const language of HELD) texts.set(language, await textsIn(language));

describe.each(HELD)('the glossary of %s', (language) => {
  const glossary = glossaryOf(language);

  it('has every term, and no other', () => {
    expect(Object.keys(glossary)).toEqual(Object.keys(TERMS));
  });

  it.each(Object.entries(glossary))('WD-1 %s is said in one way', (name, term) => {
    expect(offencesOf(name, term, texts.get(language)!)).toEqual([]);
  });

  it('lets no text off that is not there, or does not have the term', () => {
    expect(Object.entries(glossary).flatMap(([name, { except }]) => staleOf(name, except))).toEqual([]);
  });
});

describe('the check of the glossaries', () => {
  const inService = glossaryOf('mk')['in service']!;
  const key = 'problems.title.not_out_of_service';

  it('covers the four languages that have texts of their own', () => {
    expect(HELD).toEqual(['sq', 'bs', 'sr-Latn', 'mk']);
    expect(Object.entries(TERMS).flatMap(([name, { otherwise }]) => staleOf(name, otherwise))).toEqual([]);
  });

  it('sees a bed in service that is "in use", and another word for it', () => {
    expect(offencesOf('in service', inService, new Map([[key, 'Креветот е во функција.']]))).toEqual([]);
    for (const wrong of ['Креветот е во употреба.', 'Креветот е во функција, во употреба.', 'Креветот работи.']) {
      expect(offencesOf('in service', inService, new Map([[key, wrong]]))).toEqual([`${key}: ${wrong}`]);
    }
  });

  it('lets a text off where English means another thing', () => {
    const held = { ...glossaryOf('mk')['held, a hold']!, except: { 'find.held.over': 'planted' } };
    const texts = new Map([
      ['problems.title.correction_breaks_later_events', 'Х'],
      ['find.held.over', 'Х'],
    ]);
    expect(offencesOf('held, a hold', held, texts)).toEqual([]);
    expect(staleOf('held, a hold', { 'find.held.over': 'planted', 'board.title': 'planted' })).toEqual(['board.title']);
  });
});
