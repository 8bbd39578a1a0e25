import type { Language } from '../languages.ts';

/**
 * Texts that are the same in a language as in English, reviewed one by one: elsewhere it is a text that was forgotten.
 * Texts of values, digits and signs alone need no entry.
 */
export const SAME_AS_ENGLISH: Readonly<Partial<Record<Language | 'all', Readonly<Record<string, string>>>>> = {
  all: {
    'session.product': 'the name of the product',
    'trends.csv': 'the name of a file format',
    'find.row.km': 'km is the sign of the kilometre',
    'look.age.seconds': 's is the sign of the second',
    'look.age.minutes': 'min is the sign of the minute',
    'look.age.hours': 'h is the sign of the hour',
    'shelter.countdown.hours': 'h is the sign of the hour',
    'shelter.form.minutes': 'min is the sign of the minute',
    'shelter.form.hours': 'h is the sign of the hour',
  },
  sq: {
    'session.demoName': 'the same word',
    'account.page.method.demo': 'the same word',
    'look.country.RS': 'the same name',
    'look.countryShort.RS': 'the same name',
  },
  bs: {
    'session.demoName': 'the same word',
    'account.page.method.demo': 'the same word',
    'session.role.service': 'the same word',
    'trends.period.label': 'the same word',
    'people.drawer.link': 'the word that is in daily use',
  },
  'sr-Latn': {
    'session.demoName': 'the same word',
    'account.page.method.demo': 'the same word',
    'session.role.service': 'the same word',
    'trends.period.label': 'the same word',
    'people.drawer.link': 'the word that is in daily use',
  },
};
