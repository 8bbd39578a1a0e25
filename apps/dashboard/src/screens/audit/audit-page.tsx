import { serverNow } from '../../net/server-time.ts';
import './audit.css';
import '../../ui/sheet.css';
import type { Me } from '@safe-haven/contracts';
import { useMemo, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { DownloadTrail } from './download-trail.tsx';
import { Entries } from './entries.tsx';
import { AuditFilters } from './filters.tsx';
import { type AuditChoice, lastDays, namedIn, queryOf } from './query.ts';
import { useTrail } from './use-trail.ts';

/** The audit trail: complete for auditors, limited to their own shelters for managers. */
export default function AuditPage({ me }: { me: Me }) {
  const t = useT('audit');
  const [choice, setChoice] = useState<AuditChoice>(() => lastDays(7, serverNow()));
  const query = queryOf(choice);
  const trail = useTrail(query?.toString() ?? null);
  const filterOptions = useMemo(() => namedIn(trail.entries ?? []), [trail.entries]);
  const isDelayed = useDelayed(trail.waiting && trail.entries === null);
  const { entries } = trail;
  return (
    <main className="sheet" aria-busy={trail.waiting}>
      <div className="sheet-head">
        <PageTitle>{t('title')}</PageTitle>
        {query && <DownloadTrail query={query} />}
      </div>
      {me.role === 'manager' && <p className="sheet-message">{t('own', { organisation: me.organisation ?? '' })}</p>}
      <AuditFilters choice={choice} options={filterOptions} onChange={setChoice} />
      {query === null && <p className="sheet-hint">{t('order')}</p>}
      {isDelayed && (
        <section className="sheet-card" aria-busy="true">
          <p className="aloud" role="status">
            {t('loading')}
          </p>
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} width="100%" height={40} />
          ))}
        </section>
      )}
      {entries?.length === 0 && !trail.waiting && (
        <section className="sheet-card">
          <p>{t('none')}</p>
          <div className="sheet-actions">
            <Button onClick={() => setChoice(lastDays(30, serverNow()))}>{t('noneNext')}</Button>
          </div>
        </section>
      )}
      {entries && entries.length > 0 && (
        <Entries entries={entries} folds={choice.kind !== 'account' && choice.topic === ''} />
      )}
      {trail.problem && <Problem problem={trail.problem} onRetry={trail.retry} />}
      {entries && entries.length > 0 && !trail.waiting && (
        <div className="sheet-actions">
          {trail.more ? (
            <Button busy={trail.loadingMore} onClick={trail.loadMore}>
              {trail.loadingMore ? t('loadingMore') : t('earlier')}
            </Button>
          ) : (
            <p className="sheet-hint">{t('all')}</p>
          )}
          <span className="sheet-hint">{t('csvHint')}</span>
        </div>
      )}
    </main>
  );
}
