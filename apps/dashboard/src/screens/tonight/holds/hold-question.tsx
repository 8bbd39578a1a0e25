import type { NightHold } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { isClose } from '../../../model/time/countdown.ts';
import { useNow } from '../../../model/time/now.ts';

/**
 * The question of a hold in its last 15 minutes and after its deadline; null before, and for departed parties. `now` in
 * ms.
 */
export function holdQuestion(
  t: TFunction<'tonight'>,
  { expiresAt, atHome, overdueFrom }: NightHold,
  now: number,
): string {
  if (!isClose(expiresAt, now)) return '';
  // Departed: whether the hold lasts is shown beside the arrival.
  if (overdueFrom !== null && !atHome) return '';
  if (Date.parse(expiresAt) <= now && atHome) return t('holds.ended');
  return t(atHome ? 'holds.asksHome' : 'holds.asksAway');
}

/** Announces once that a hold has reached its question. */
export function HoldQuestionAnnouncer({ holds }: { readonly holds: readonly NightHold[] }) {
  const t = useT('tonight');
  const now = useNow(1_000);
  const close = holds.filter((hold) => holdQuestion(t, hold, now) !== '');
  const ids = close.map(({ holdId }) => holdId).join(' ');
  const announced = useRef(ids);
  const latest = useRef({ close, now });
  latest.current = { close, now };
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    const before = announced.current.split(' ');
    announced.current = ids;
    const fresh = latest.current.close.filter(({ holdId }) => !before.includes(holdId));
    if (fresh.length > 0)
      setAnnouncement(
        fresh.map((hold) => `${hold.shelterName}: ${holdQuestion(t, hold, latest.current.now)}`).join(' '),
      );
  }, [ids, t]);
  return (
    <p className="aloud" role="status">
      {announcement}
    </p>
  );
}
