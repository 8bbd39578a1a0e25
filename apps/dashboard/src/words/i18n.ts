import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES } from './languages.ts';
import { en } from './words.ts';

/** The one translation layer. Words are part of the program: nothing is fetched, nothing is missing at the first paint. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  supportedLngs: [...LANGUAGES],
  resources: { en },
  ns: Object.keys(en),
  defaultNS: 'look',
  initAsync: false,
  returnNull: false,
  interpolation: { escapeValue: false },
});
