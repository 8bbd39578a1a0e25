import type { Language } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';
import { i18n } from './i18n.ts';
import type { Namespace } from './resources.ts';

/**
 * The translate function of a namespace: `const t = useT('board'); t('totals.network')`. An unknown key does not
 * compile.
 */
export function useT<N extends Namespace>(namespace: N): TFunction<N> {
  const language = useLanguage();
  return useMemo(() => i18n.getFixedT(language, namespace), [language, namespace]);
}

/** The same outside of components, in the current language. */
export const getT = <N extends Namespace>(namespace: N): TFunction<N> => i18n.getFixedT(null, namespace);

/** The current language; rerenders on change. */
export const useLanguage = (): Language => useTranslation(undefined, { i18n }).i18n.language as Language;

/** Formats of dates, ages and numbers in the current language. */
export const useFormat = (): Format => formatFor(useLanguage());
