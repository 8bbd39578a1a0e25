import { LANGUAGES } from '@safe-haven/contracts';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import board from './en/board.json' with { type: 'json' };
import look from './en/look.json' with { type: 'json' };
import map from './en/map.json' with { type: 'json' };
import problems from './en/problems.json' with { type: 'json' };
import session from './en/session.json' with { type: 'json' };
import { FIRST } from './first.ts';

/**
 * English texts of the first paint are in the first script; those of a screen are loaded with it
 * (`load-namespaces.ts`).
 */
const english = { board, look, map, problems, session } satisfies Record<(typeof FIRST)[number], object>;

/**
 * The i18next instance. Plural forms come from `Intl.PluralRules`, which knows all our languages in every browser
 * (docs/adr/0027).
 */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...LANGUAGES],
  load: 'currentOnly',
  resources: { en: { ...english } },
  partialBundledLanguages: true,
  ns: [...FIRST],
  defaultNS: 'look',
  initAsync: false,
  returnNull: false,
  interpolation: { escapeValue: false },
});
