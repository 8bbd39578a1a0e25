import { useMemo } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import type { L10n } from './l10n.ts';

/** The same outside of one shelter, with the reader's time zone. */
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
