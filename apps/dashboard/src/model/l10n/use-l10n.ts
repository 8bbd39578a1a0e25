import { useMemo } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import type { L10n } from './l10n.ts';

/** What a house's sentences need, outside of one house: the clock is that of whoever reads. */
export function useL10n(): L10n {
  const t = useT('shelter');
  const language = useLanguage();
  return useMemo(
    () => ({
      t,
      language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [t, language],
  );
}
