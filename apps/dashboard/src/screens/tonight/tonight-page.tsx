import '../../ui/sheet.css';
import '../../features/request/requests.css';
import './tonight.css';
import './tonight-tasks.css';
import './tonight-responsive.css';
import type { Me, Problem as ProblemDocument } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { useTonight } from '../../features/hold/use-tonight.ts';
import { BoardLiveState } from '../../features/live/board-live-state.tsx';
import { OfflineNote } from '../../features/live/offline-note.tsx';
import { PushChoice } from '../../features/push/push-choice.tsx';
import { useRequests, useTasks } from '../../features/request/use-request.ts';
import { useTransfers } from '../../features/transfer/use-transfer.ts';
import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { isUnanswered } from '../../net/connection.ts';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { CountryNight } from './country-night.tsx';
import { NewTasks } from './new-tasks.tsx';
import { isQuiet, sectionsOf } from './sections.ts';
import { AskedPlaces } from './tasks/asked-places.tsx';
import { TonightList } from './tonight-list.tsx';

/** Tonight: the open tasks of one person by urgency; of somebody who handles no requests, those of their country. */
export default function TonightPage({ me }: { readonly me: Me }) {
  return me.may.includes('requests') ? <Night me={me} /> : <CountryNight />;
}

function Night({ me }: { readonly me: Me }) {
  const t = useT('tonight');
  const { value, problem, refetch, tasks, answers, ...cases } = useTonightData(me);
  const now = useNow(1_000);
  const sections = value && sectionsOf({ night: value, tasks: tasks.value?.items ?? [], ...cases }, now);
  return (
    <main className="sheet asks tonight">
      <div className="tonight-head">
        <h1 className="tonight-title">{t('heading')}</h1>
        <BoardLiveState lateBy={0} />
      </div>
      <OfflineNote
        className="tonight-offline"
        text={(since, asOf) => (asOf === null ? t('offlineEmpty', { since }) : t('offline', { since, asOf }))}
      />
      {value?.handover === 'waits' && <PendingHandoverNotice />}
      <AskedPlaces />
      <NewTasks tasks={tasks.value?.items ?? null} />
      <Failed problem={problem} stays={value !== null} refetch={refetch} />
      <SheetSkeleton waiting={value === null && problem === null} label={t('loading')} />
      {sections && (tasks.value || !answers) && isQuiet(sections) && <EmptyNight me={me} />}
      {sections && <TonightList sections={sections} {...cases} refetch={refetch} />}
      {value && (
        <section className="sheet-card">
          <PushChoice />
        </section>
      )}
    </main>
  );
}

/** All that Tonight shows, kept current. The last answers stay while a refetch fails. */
function useTonightData(me: Me) {
  const night = useTonight();
  const answers = me.may.includes('answer');
  const tasks = useTasks(answers);
  const requests = useRequests();
  const transfers = useTransfers().value?.items ?? [];
  return {
    value: night.value,
    problem: night.problem ?? tasks.problem,
    refetch: async () => {
      await Promise.all([night.reload(), tasks.reload(), requests.reload()]);
    },
    answers,
    tasks,
    requests: requests.value?.items ?? [],
    transfers,
  };
}

interface FailedProps {
  readonly problem: ProblemDocument | null;
  /** Previously loaded data is shown. */
  readonly stays: boolean;
  refetch(): Promise<void>;
}

/** What failed to load. Offline is shown above already, and is refetched automatically. */
function Failed({ problem, stays, refetch }: FailedProps) {
  if (problem === null || (stays && isUnanswered(problem))) return null;
  return <Problem problem={problem} onRetry={() => void refetch()} />;
}

function EmptyNight({ me }: { readonly me: Me }) {
  const t = useT('tonight');
  return (
    <section className="sheet-card" data-empty="tonight">
      <p className="sheet-name">{t('quiet')}</p>
      <p className="sheet-message">{t('quietNext')}</p>
      {me.may.includes('find') && (
        <div className="sheet-actions">
          <Link href="/find" className="button">
            {t('find')}
          </Link>
        </div>
      )}
    </section>
  );
}

/** A handover that waits to be accepted. */
function PendingHandoverNotice() {
  const t = useT('tonight');
  return (
    <p className="tonight-new" role="status">
      <span>{t('handover.waits')}</span>
      <Link href="/handover" className="button">
        {t('handover.see')}
      </Link>
    </p>
  );
}
