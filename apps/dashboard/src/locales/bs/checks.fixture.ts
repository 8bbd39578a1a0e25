import type { Checks } from '../testing/checks.ts';
import { FORBIDDEN_IN_LATIN } from '../testing/slavic.ts';

const NOT_OUT = 'a short word for "out" would not say what is out; the numbers of a row wrap';

export const checks: Checks = {
  sameAsEnglish: {
    'session.demoName': 'the same word',
    'account.page.method.demo': 'the same word',
    'session.role.service': 'the same word',
    'exchange.period.label': 'the same word',
    'trends.period.label': 'the same word',
    'people.drawer.link': 'the word that is in daily use',
  },
  longer: {
    'look.place.out_one': NOT_OUT,
    'look.place.out_few': NOT_OUT,
    'look.place.out_other': NOT_OUT,
    'session.nav.surges': 'an entry under More, where a row has room',
  },
  forbidden: FORBIDDEN_IN_LATIN,
};
