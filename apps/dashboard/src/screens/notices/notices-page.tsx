import '../../ui/sheet.css';
import { type Me, type Notices, noticesRead } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { newsIn, seen } from '../../features/reveal/seen-news.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { useNudge } from '../../net/nudges.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { ConfirmationCard } from './confirmation.tsx';
import { News } from './news.tsx';
import { OperationsOfOthers } from './operations-of-others.tsx';

type EmergencyLook = Notices['emergencies'][number];

/** What waits for managers and coordinators, and what others did around their houses. */
export default function NoticesPage({ me }: { readonly me: Pick<Me, 'role'> }) {
  const t = useT('vault');
  const { value, waiting, problem, refetch } = useRead(endpointOf(noticesRead));
  useNudge('notices', refetch);
  const { emergencies: accesses = [], confirmations = [], news = [], operations = [] } = value ?? {};
  useEffect(() => {
    if (value) seen(newsIn(value));
  }, [value]);
  return (
    <main className="sheet">
      <PageTitle>{t('notices.title')}</PageTitle>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('notices.loading')} heights={[56]} />
      {value && accesses.length + confirmations.length + newsIn(value).length === 0 && (
        <section className="sheet-card">
          <p>{t('notices.none')}</p>
          <p className="sheet-hint">{t(me.role === 'coordinator' ? 'notices.noneNextPlans' : 'notices.noneNext')}</p>
          <Link href="/">{t('notices.toBoard')}</Link>
        </section>
      )}
      {confirmations.length > 0 && <p className="sheet-message">{t('confirm.lead')}</p>}
      {confirmations.map((confirmation) => (
        <ConfirmationCard key={confirmation.accessId} confirmation={confirmation} onConfirmed={refetch} />
      ))}
      {accesses.length > 0 && <p className="sheet-message">{t('notices.lead')}</p>}
      {accesses.map((ui) => (
        <EmergencyAccessRow key={ui.accessId} access={ui} onReviewed={refetch} />
      ))}
      {operations.length > 0 && <OperationsOfOthers operations={operations} />}
      {news.length > 0 && <News news={news} />}
    </main>
  );
}

function EmergencyAccessRow({ access, onReviewed }: { readonly access: EmergencyLook; onReviewed(): void }) {
  const t = useT('vault');
  const format = useFormat();
  const { busy, problem, send } = useCommand();
  const review = async (verdict: 'justified' | 'not_justified') => {
    const path = `/api/emergency/${encodeURIComponent(access.accessId)}/review`;
    if (await send(() => api.post(path, { verdict }, noContent))) onReviewed();
  };
  const name = access.byName ?? t('notices.somebody');
  const who = access.byOrganisation ? t('notices.of', { who: name, organisation: access.byOrganisation }) : name;
  return (
    <section className="sheet-card" aria-label={access.shelterName} data-access={access.accessId}>
      <p className="sheet-name">
        {t('notices.said', {
          who,
          shelter: access.shelterName,
          day: format.day(access.at),
          clock: format.clock(access.at),
          until: format.clock(access.until),
        })}
      </p>
      <p className="sheet-message">{t('notices.why', { reason: t(`emergency.reason.${access.reason}`) })}</p>
      <div className="sheet-actions">
        <Button busy={busy} onClick={() => void review('justified')}>
          {t('notices.justified')}
        </Button>
        <Button busy={busy} onClick={() => void review('not_justified')}>
          {t('notices.notJustified')}
        </Button>
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  );
}
