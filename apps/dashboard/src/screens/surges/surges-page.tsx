import '../../ui/sheet.css';
import '../../features/request/requests.css';
import './surges.css';
import type { Me } from '@safe-haven/contracts';
import { useState } from 'react';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useSurges } from '../../features/surge/use-surges.ts';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { OpenForm } from './open-form.tsx';
import { SurgeCard } from './surge-card.tsx';

/** Calls for extra places: opening one, confirming one, and how each goes. */
export default function SurgesPage({ me }: { readonly me: Me }) {
  const t = useT('surges');
  const { value, problem, refetch, reload } = useSurges();
  const [opens, setOpens] = useState(false);
  const disabledReason = useOfflineReason();
  const items = value?.items ?? [];
  const countries = value?.mayOpenFor ?? [];
  return (
    <main className="sheet asks">
      <div className="sheet-head">
        <PageTitle>{t('heading')}</PageTitle>
        {countries.length > 0 && (
          <Button
            data-opens="surge"
            aria-expanded={opens}
            disabledReason={disabledReason}
            onClick={() => setOpens(true)}
          >
            {t('open.button')}
          </Button>
        )}
      </div>
      <p className="sheet-message">{t('lead')}</p>
      {opens && <OpenForm countries={countries} onClose={() => setOpens(false)} onOpened={refetch} />}
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && items.length === 0 && !opens && (
        <section className="sheet-card" data-empty="surges">
          <p>{t('empty')}</p>
          <p className="sheet-hint">{t('emptyNext')}</p>
        </section>
      )}
      {items.map((surge) => (
        <SurgeCard key={surge.surgeId} surge={surge} calls={me.may.includes('call')} refetch={reload} />
      ))}
    </main>
  );
}
