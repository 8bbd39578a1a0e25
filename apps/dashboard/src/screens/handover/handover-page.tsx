import '../../ui/sheet.css';
import './handover.css';
import './handover-table.css';
import './handover-duty.css';
import './handover-narrow.css';
import './handover-print.css';
import type { Handover } from '@safe-haven/contracts';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { BoardLiveState } from '../../features/live/board-live-state.tsx';
import { OfflineNote } from '../../features/live/offline-note.tsx';
import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { isUnanswered } from '../../net/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { Account } from './account.tsx';
import { DutyBar } from './duty-bar.tsx';
import { EarlierHandovers } from './earlier.tsx';
import { PastPage } from './past-page.tsx';
import { Span } from './span.tsx';
import { useHandover } from './use-handover.ts';

/** The handover of the current shift on one page; with `shiftId`, an earlier one. */
export default function HandoverPage({ shiftId }: { readonly shiftId: string | null }) {
  return shiftId === null ? <NowPage /> : <PastPage key={shiftId} shiftId={shiftId} />;
}

function NowPage() {
  const t = useT('handover');
  const now = useNow(10_000);
  const { value, problem, refetch, reload } = useHandover();
  return (
    <main className="sheet handover">
      <Head value={value}>
        <BoardLiveState lateBy={0} />
      </Head>
      <OfflineNote
        className="handover-offline"
        text={(since, asOf) => (asOf === null ? t('offlineEmpty', { since }) : t('offline', { since, asOf }))}
      />
      {problem !== null && !(value !== null && isUnanswered(problem)) && (
        <Problem problem={problem} onRetry={refetch} />
      )}
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {value && (
        <>
          <Account account={value.account} now={now} />
          <EarlierHandovers earlier={value.earlier} />
          <DutyBar handover={value} reload={reload} />
        </>
      )}
    </main>
  );
}

function Head({ value, children }: { readonly value: Handover | null; readonly children: ReactNode }) {
  const t = useT('handover');
  return (
    <div className="handover-head">
      <h1>{t('heading')}</h1>
      {value && <Span account={value.account} by={value.shift?.by ?? null} />}
      {children}
      <Button className="handover-print" icon={Printer} onClick={() => print()}>
        {t('print')}
      </Button>
    </div>
  );
}
