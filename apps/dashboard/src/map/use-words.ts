import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Translate } from './words.ts';

/** The map's words in the interface's language; the function changes only when the language does. */
export function useWords(): Translate {
  const { t } = useTranslation('map');
  return useMemo(() => (key, values) => t(key, { ...values }), [t]);
}
