import { beforeAll, describe, expect, test } from '@jest/globals';
import { type FoundShelter, intakeRules, LANGUAGES } from '@safe-haven/contracts';
import { FIRST_FORM, withNeed } from '../../../features/search/search-form.ts';
import { loadLanguage, loadNamespaces } from '../../../locales/load-namespaces.ts';
import { findL10nIn } from '../find.fixture.ts';
import { formatServices } from './services.ts';

beforeAll(async () => {
  for (const language of LANGUAGES) {
    await loadLanguage(language);
    await loadNamespaces(language, ['find', 'requests', 'shelter']);
  }
});

const form = withNeed(FIRST_FORM, 'services', ['legal_aid', 'childcare']);
const textsOf = (
  services: readonly string[] | null | undefined,
  asked = form,
  language: (typeof LANGUAGES)[number] = 'en',
) => formatServices(findL10nIn(language), { services } as FoundShelter, asked).map(({ kind, text }) => [kind, text]);

describe('FP-23: the services that were asked for', () => {
  test('stand on each house: what it offers, what it does not, or that one asks it', () => {
    expect(textsOf(['legal_aid', 'school'])).toEqual([
      ['condition', 'Without: childcare'],
      ['tick', 'Offers: legal aid'],
    ]);
    expect(textsOf(['legal_aid', 'childcare'])).toEqual([['tick', 'Offers: legal aid and childcare']]);
    expect(textsOf(null)).toEqual([['ask', 'Ask about: legal aid and childcare']]);
    expect(textsOf(undefined)).toEqual(textsOf(null));
    expect(textsOf(['legal_aid'], FIRST_FORM)).toEqual([]);
  });

  test.each(LANGUAGES)('have a word each in %s', (language) => {
    const { answers } = intakeRules.services;
    const words = answers.map(
      (service) => textsOf([service], withNeed(FIRST_FORM, 'services', [service]), language)[0]![1]!,
    );
    expect(new Set(words).size).toBe(answers.length);
    expect(words.filter((text) => /_|services/.test(text))).toEqual([]);
  });
});
