import type { NightHold } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { isClose } from '../../../model/time/countdown.ts';
import { useNow } from '../../../model/time/now.ts';

/** What a hold asks in its last quarter of an hour and after its deadline; nothing before, nor of a party on its way. `now` in ms. */
export function holdQuestion(
  t: TFunction<'tonight'>,
  { expiresAt, atHome, overdueFrom }: NightHold,
  now: number,
): string {
  if (!isClose(expiresAt, now)) return '';
  // They are on the way: whether the hold lasts until then is said beside it.
  if (overdueFrom !== null && !atHome) return '';
  if (Date.parse(expiresAt) <= now && atHome) return t('holds.ended');
  return t(atHome ? 'holds.asksHome' : 'holds.asksAway');
}

/** Announces to screen readers, once, that a hold has come to its question while the list is open. */
export function HoldQuestionAnnouncer({ holds }: { readonly holds: readonly NightHold[] }) {
  const t = useT('tonight');
  const now = useNow(1_000);
  const close = holds.filter((hold) => holdQuestion(t, hold, now) !== '');
  const ids = close.map(({ holdId }) => holdId).join(' ');
  const known = useRef(ids);
  const newest = useRef({ close, now });
  newest.current = { close, now };
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    const before = known.current.split(' ');
    known.current = ids;
    const fresh = newest.current.close.filter(({ holdId }) => !before.includes(holdId));
    if (fresh.length > 0)
      setAnnouncement(
        fresh.map((hold) => `${hold.shelterName}: ${holdQuestion(t, hold, newest.current.now)}`).join(' '),
      );
  }, [ids, t]);
  return (
    <p className="aloud" role="status">
      {announcement}
    </p>
  );
}
