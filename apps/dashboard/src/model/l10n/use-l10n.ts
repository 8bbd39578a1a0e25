import { useMemo } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import type { Tongue } from './l10n.ts';

/** What a house's sentences need, outside of one house: the clock is that of whoever reads. */
export function useTongue(): Tongue {
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
