import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@safe-haven/contracts';
import { loadLanguage } from '../load-namespaces.ts';
import { dateFormat } from './dates.ts';
import { localesOf } from './locales.ts';
import { countryName, languageName, listOf } from './names.ts';
import { collatorOf, numberFormat } from './numbers.ts';
import { ownNames } from './own-names.ts';

/** Languages of which Chromium's `Intl` knows only plural forms; Node knows them fully. */
const OURS = ['sq', 'bs', 'mk'] as const;
const firstLocale = (language: string) => localesOf(language)[0]!;
/** Ours have no points after short names, no "г." after a year, and no commas. */
const withoutPunctuation = (text: string) =>
  text
    .replace(/(?<=\d)\sг\.|[.,]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Deliberate differences from CLDR: ambiguous names, and countries with an article like those of the network. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  sq: {
    weekday: { die: 'diel', hën: 'hënë', mar: 'mart', mër: 'mërk', enj: 'enjt', pre: 'prem', sht: 'shtu' },
    month: { mar: 'mars', sht: 'shtat' },
    languages: { rom: 'romisht' },
    countries: {
      ME: 'Mali i Zi',
      HR: 'Kroacia',
      SI: 'Sllovenia',
      BG: 'Bullgaria',
      GR: 'Greqia',
      RO: 'Rumania',
      HU: 'Hungaria',
      IT: 'Italia',
      AT: 'Austria',
      DE: 'Gjermania',
      TR: 'Turqia',
    },
  },
  bs: { languages: { rom: 'romski' } },
};

beforeAll(() => Promise.all(LANGUAGES.map(loadLanguage)));

describe.each(OURS)('what %s says where a browser does not know it', (language) => {
  it('is what a full Intl says of every day of a year', () => {
    for (const options of DATES) {
      const ownFormat = dateFormat(language, { timeZone: 'UTC', ...options });
      const full = new Intl.DateTimeFormat(firstLocale(language), { timeZone: 'UTC', ...options });
      for (let day = 1; day <= 365; day++) {
        const at = Date.UTC(2026, 0, day, 12);
        const wanted = full
          .formatToParts(at)
          .map((part) => OTHERWISE[language]?.[part.type]?.[withoutPunctuation(part.value)] ?? part.value);
        expect(withoutPunctuation(ownFormat.format(at))).toBe(withoutPunctuation(wanted.join('')));
      }
    }
  });

  it('has the day of the zone that was asked for', () => {
    const late = Date.UTC(2026, 10, 24, 23, 30);
    const inZone = (timeZone: string) =>
      dateFormat(language, { weekday: 'short', day: 'numeric', timeZone }).format(late);
    expect(inZone('Europe/Belgrade')).toContain('25');
    expect(inZone('UTC')).toContain('24');
    expect(inZone('Europe/Belgrade').slice(0, 3)).not.toBe(inZone('UTC').slice(0, 3));
  });

  it('lists, and names languages and countries, as a full Intl does', () => {
    const { languages, countries } = ownNames(language)!;
    const full = (type: 'language' | 'region') => new Intl.DisplayNames(firstLocale(language), { type });
    for (const code of Object.keys(languages)) {
      expect(languageName(language, code)).toBe(
        OTHERWISE[language]?.['languages']?.[code] ?? full('language').of(code),
      );
    }
    for (const code of Object.keys(countries)) {
      expect(countryName(language, code)).toBe(OTHERWISE[language]?.['countries']?.[code] ?? full('region').of(code));
    }
    for (const items of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      expect(listOf(language, items)).toBe(
        new Intl.ListFormat(firstLocale(language), { type: 'conjunction' }).format(items),
      );
    }
  });

  it('formats numbers like its fallback language', () => {
    const [own, standIn] = localesOf(language);
    for (const n of [0, 0.5, 999, 1234, 12345.25, 1234567]) {
      expect(new Intl.NumberFormat(standIn).format(n)).toBe(new Intl.NumberFormat(own).format(n));
    }
  });
});

const DATES: readonly Intl.DateTimeFormatOptions[] = [
  { weekday: 'short' },
  { weekday: 'short', day: 'numeric', month: 'short' },
  { day: 'numeric', month: 'short' },
  { day: 'numeric', month: 'long' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { month: 'short', year: 'numeric' },
  { month: 'long', year: 'numeric' },
  { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
];

describe('in a browser that knows nothing of Macedonian', () => {
  it('numbers and the order of names are those of a neighbour, not of the machine', () => {
    expect(OURS.map((language) => localesOf(language)[1])).toEqual(['pl-PL', 'sr-Latn-RS', 'sr-Cyrl-RS']);
    expect(numberFormat('mk').format(1234.5)).toBe('1.234,5');
    expect(['шума', 'жена', 'ѕид', 'ќерка'].sort(collatorOf('mk').compare)).toEqual(['жена', 'ѕид', 'ќерка', 'шума']);
  });

  it('names without an own entry are in English, and otherwise the code', () => {
    expect(countryName('mk', 'CA')).toBe('Canada');
    expect(languageName('sq', 'zu')).toBe('Zulu');
    expect(languageName('sq', 'not a code')).toBe('not a code');
  });
});

describe('short names of days and months', () => {
  it.each(OURS)('WD-2 are told apart in %s', (language) => {
    const { weekdaysShort, monthsShort } = ownNames(language)!;
    expect(new Set([...weekdaysShort, ...monthsShort]).size).toBe(19);
  });
});

describe('the others', () => {
  it('ask Intl', () => {
    const at = Date.UTC(2026, 10, 25, 12);
    const day = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    expect(withoutPunctuation(dateFormat('sr-Latn', day).format(at))).toBe('sre 25 nov');
    expect(withoutPunctuation(dateFormat('sr-Cyrl', day).format(at))).toBe('сре 25 нов');
    expect(withoutPunctuation(dateFormat('en', day).format(at))).toBe('Wed 25 Nov');
    expect(languageName('sr-Cyrl', 'mk')).toBe('македонски');
  });

  it('Romani has a name in each, and nowhere its code', () => {
    const names = LANGUAGES.map((language) => languageName(language, 'rom'));
    expect(names).toEqual(['Romani', 'romisht', 'romski', 'romski', 'ромски', 'ромски']);
  });
});
