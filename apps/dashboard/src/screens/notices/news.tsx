import type { Notices } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';

/** Events of one's own shelters within a day, newest first; the audit trail keeps them. */
export function News({ news }: { readonly news: Notices['news'] }) {
  const t = useT('vault');
  const format = useFormat();
  return (
    <section className="sheet-card" aria-label={t('news.title')}>
      <h2>{t('news.title')}</h2>
      <p className="sheet-hint">{t('news.hint')}</p>
      <ul className="sheet-list">
        {news.map(({ what, shelterId, shelterName, at, byName, byOrganisation, purpose }) => {
          const name = byName ?? t('notices.somebody');
          const who = byOrganisation ? t('notices.of', { who: name, organisation: byOrganisation }) : name;
          return (
            <li key={`${what} ${shelterId} ${at}`} className="sheet-line" data-news={what}>
              <span className="sheet-text">
                <span>{t(`news.${what}`, { who, shelter: shelterName })}</span>
                <span className="sheet-detail">
                  {format.day(at)}, {format.clock(at)}
                  {purpose && ` · ${t(`reveal.purpose.${purpose}`)}`}
                </span>
                {what === 'number_reported' && (
                  <Link href={shelterId === '' ? '/duty' : `/place/${encodeURIComponent(shelterId)}`}>
                    {t('news.numberNext')}
                  </Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
