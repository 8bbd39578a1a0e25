import '../../ui/sheet.css';
import '../../features/request/requests.css';
import './tonight.css';
import type { Me, Tonight } from '@safe-haven/contracts';
import { Link } from 'wouter';
import { PushChoice } from '../../features/push/push-choice.tsx';
import { useTasks } from '../../features/request/use-request.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { clock } from '../../model/time/time.ts';
import { useOfflineSince } from '../../net/connection.ts';
import { Problem } from '../../ui/problem.tsx';
import { WaitingSheet } from '../../ui/waiting-sheet.tsx';
import { NightHolds } from './holds/night-holds.tsx';
import { NeedsSomeone } from './needs/needs-someone.tsx';
import { NewTasks } from './new-tasks.tsx';
import { Tasks } from './tasks/tasks.tsx';
import { useTonight } from './use-tonight.ts';

/** One column for the night: what ends first, what is asked, who is on the way, what has gone stale. */
export default function TonightPage({ me }: { readonly me: Me }) {
  const t = useT('tonight');
  const night = useTonight();
  const answers = me.may.includes('answer');
  const tasks = useTasks(answers);
  const { value, problem, again } = night;
  const items = tasks.value?.items ?? [];
  const lookAgain = () => {
    night.again();
    tasks.again();
  };
  return (
    <main className="sheet asks night">
      <h1 className="night-title">{t('heading')}</h1>
      <Offline />
      <NewTasks tasks={tasks.value?.items ?? null} />
      {problem && <Problem problem={problem} onRetry={again} />}
      {tasks.problem && !problem && <Problem problem={tasks.problem} onRetry={tasks.again} />}
      <WaitingSheet waiting={value === null && problem === null} words={t('loading')} />
      {value && (tasks.value || !answers) && isQuiet(value) && items.length === 0 && <Quiet me={me} />}
      {value && <NightHolds holds={value.holds} again={lookAgain} />}
      {items.length > 0 && <Tasks tasks={items} again={lookAgain} />}
      {value && <NeedsSomeone night={value} again={lookAgain} />}
      {value && (
        <section className="sheet-card">
          <PushChoice />
        </section>
      )}
    </main>
  );
}

const isQuiet = ({ holds, parties, stale }: Tonight): boolean =>
  holds.length === 0 && parties.length === 0 && stale.length === 0;

function Quiet({ me }: { readonly me: Me }) {
  const t = useT('tonight');
  return (
    <section className="sheet-card" data-empty="tonight">
      <p className="sheet-name">{t('quiet')}</p>
      <p className="sheet-said">{t('quietNext')}</p>
      {me.may.includes('find') && (
        <div className="sheet-acts">
          <Link href="/find" className="button">
            {t('find')}
          </Link>
        </div>
      )}
    </section>
  );
}

/** The list stays readable without a connection, and says from when it is. */
function Offline() {
  const t = useT('tonight');
  const l10n = useL10n();
  const since = useOfflineSince();
  if (since === null) return null;
  return (
    <p className="night-offline" role="status">
      {t('offline', { since: clock(l10n, new Date(since).toISOString()) })}
    </p>
  );
}
