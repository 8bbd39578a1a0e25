import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { first } from './first.ts';
import { pluralRule } from './intl/plurals.ts';
import { LANGUAGES } from './languages.ts';

/**
 * The one translation layer. English is part of the program, so that no sentence is ever missing; the other languages
 * are chunks of their own (`packs.ts`) and are loaded before they are chosen.
 */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: [...LANGUAGES],
  load: 'currentOnly',
  resources: { en: first },
  partialBundledLanguages: true,
  ns: Object.keys(first),
  defaultNS: 'look',
  initAsync: false,
  returnNull: false,
  interpolation: { escapeValue: false },
});

// i18next asks the browser for plural rules; ours also know the languages that browsers do not.
i18n.services.pluralResolver.getRule = pluralRule;
