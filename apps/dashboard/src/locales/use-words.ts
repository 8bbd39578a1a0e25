import { useTranslation } from 'react-i18next';
import { type Formats, formatsFor } from './formats.ts';
import { i18n } from './i18n.ts';
import type { Language } from './languages.ts';
import type { Screen, Words } from './words.ts';

/** The words of one screen: `const t = useWords('board'); t('totals.network')`. A key that does not exist does not compile. */
export function useWords<S extends Screen>(screen: S): Words<S> {
  const { t } = useTranslation(screen, { i18n });
  return t as unknown as Words<S>;
}

/** The chosen language. */
export const useLanguage = (): Language => useTranslation(undefined, { i18n }).i18n.language as Language;

/** Dates, ages and numbers in the chosen language. */
export function useFormats(): Formats {
  const { i18n: chosen } = useTranslation(undefined, { i18n });
  return formatsFor(chosen.language);
}

/** The words of a screen outside components: for announcements and titles. */
export const wordsOf = <S extends Screen>(screen: S): Words<S> => i18n.getFixedT(null, screen) as unknown as Words<S>;
