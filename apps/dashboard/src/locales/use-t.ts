import type { Language } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';
import { i18n } from './i18n.ts';
import type { Namespace } from './resources.ts';

/** The texts of one namespace: `const t = useT('board'); t('totals.network')`. A key that does not exist does not compile. */
export function useT<N extends Namespace>(namespace: N): TFunction<N> {
  const language = useLanguage();
  return useMemo(() => i18n.getFixedT(language, namespace), [language, namespace]);
}

/** The same outside components, in the language of this moment. */
export const getT = <N extends Namespace>(namespace: N): TFunction<N> => i18n.getFixedT(null, namespace);

/** The chosen language; what reads it is drawn anew when another is chosen. */
export const useLanguage = (): Language => useTranslation(undefined, { i18n }).i18n.language as Language;

/** Dates, ages and numbers in the chosen language. */
export const useFormat = (): Format => formatFor(useLanguage());
