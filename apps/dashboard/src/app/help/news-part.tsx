import type { Me } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { lastShown, newsFor, noteShown } from './news.ts';

/** What has become different, as far as it concerns somebody; what came since this browser showed it last is marked. */
export function News({ me }: { readonly me: Me | null }) {
  const t = useT('help');
  const [shown] = useState(lastShown);
  useEffect(noteShown, []);
  const { changes, unseen } = newsFor(me?.may ?? [], shown);
  return (
    <section aria-label={t('newTitle')}>
      <h3>{t('newTitle')}</h3>
      <ul>
        {changes.map(({ id }, at) => (
          <li key={id} data-new={at < unseen || undefined}>
            {at < unseen && <strong>{t('newSince')} </strong>}
            {t(`news.${id}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
