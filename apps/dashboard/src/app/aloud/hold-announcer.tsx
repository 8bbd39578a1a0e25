import { useEffect, useRef, useState } from 'react';
import { formatHoldEnd } from '../../features/hold/format-hold-end.ts';
import { useTonight } from '../../features/hold/use-tonight.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { clock } from '../../model/time/time.ts';
import { type Announced, announcedOf, newsSince } from './hold-stages.ts';

/** Says 15 and 5 minutes before its deadline that a hold ends, and that it has ended, on whatever screen one is. */
export function HoldAnnouncer() {
  const t = useT('aloud');
  const l10n = useL10n();
  const { value: night } = useTonight();
  const now = useNow(1_000);
  const announced = useRef<Announced | null>(null);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (night === null) return;
    const before = announced.current;
    announced.current = announcedOf(night, now);
    // What was there when the page was opened is no news.
    if (before === null) return;
    const { near, ended } = newsSince(before, night, now);
    const sentences = [
      ...near.map(({ hold, stage }) => {
        const params = { shelter: hold.shelterName, at: clock(l10n, hold.expiresAt) };
        return stage === 'calm' ? '' : t(`hold.${stage}`, params);
      }),
      ...ended.map((hold) => t('hold.ended', { shelter: hold.shelterName, how: formatHoldEnd(l10n, hold, now) })),
    ];
    if (sentences.length > 0) setAnnouncement(sentences.join(' '));
  }, [night, now, t, l10n]);
  return (
    <p className="aloud" role="status" data-announcer="holds">
      {announcement}
    </p>
  );
}
