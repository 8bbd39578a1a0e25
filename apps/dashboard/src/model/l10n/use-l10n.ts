import { useMemo } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { readerTimezone } from '../time/time.ts';
import type { L10n } from './l10n.ts';

/** Language and translations for sentences that belong to no single shelter, in the reader's time zone. */
export function useL10n(): L10n {
  const t = useT('shelter');
  const language = useLanguage();
  return useMemo(
    () => ({
      t,
      language,
      timezone: readerTimezone(),
    }),
    [t, language],
  );
}
