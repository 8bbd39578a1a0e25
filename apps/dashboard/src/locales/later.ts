import { i18n } from './i18n.ts';
import type { en, Screen } from './words.ts';

/** Brings the English words of a screen that is fetched later; called once by its script, before anything is drawn. */
export const bringWords = <S extends Screen>(screen: S, words: (typeof en)[S]): void => {
  i18n.addResourceBundle('en', screen, words);
};
