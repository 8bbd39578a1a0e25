import './bring-words.ts';
import { useMemo } from 'react';
import { i18n } from '../../locales/i18n.ts';
import { useLanguage } from '../../locales/use-words.ts';
import type { L10n, Translate } from './l10n.ts';

/** What a house's sentences need, outside of one house: the clock is that of whoever reads. */
export function useL10n(): L10n {
  const language = useLanguage();
  return useMemo(
    () => ({
      t: i18n.getFixedT(language, 'shelter') as unknown as Translate,
      language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [language],
  );
}
