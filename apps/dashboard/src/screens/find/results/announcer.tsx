import type { FoundPlaces } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';

/** Announcements are delayed until input pauses, ms. */
const PAUSE_MS = 600;

/** Announces the number of shelters that take the party, when it changes. */
export function ResultsAnnouncer({ answer }: { readonly answer: FoundPlaces | null }) {
  const { t } = useFindL10n();
  const [announcement, setAnnouncement] = useState('');
  const text = answer === null ? '' : formatCounts(t, answer);
  useEffect(() => {
    const timer = setTimeout(() => setAnnouncement(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="aloud" role="status" data-announcer="results">
      {announcement}
    </p>
  );
}

function formatCounts(t: ReturnType<typeof useFindL10n>['t'], { takes, takesIf }: FoundPlaces): string {
  if (takes.count === 0 && takesIf.count === 0) return t('results.none');
  const takesText = t('said.takes', { count: takes.count });
  return takesIf.count === 0 ? takesText : `${takesText} ${t('said.takesIf', { count: takesIf.count })}`;
}
