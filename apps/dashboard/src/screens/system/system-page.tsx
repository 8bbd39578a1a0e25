import '../../ui/sheet.css';
import { type SystemView, systemRead } from '@safe-haven/contracts';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { Facts } from './facts.tsx';

/** What is typed at the machine is the same in every language. */
const COMMANDS: Readonly<Record<string, string>> = {
  proxy_silent: 'haven doctor',
  retain_late: 'haven retain --yes',
  backup_late: 'haven backup',
  verify_late: 'haven verify',
  backup_none: 'haven backup',
  daily_none: 'HAVEN_DAILY_AT',
};

/** How the program is, for administrators: whether it is well, what to do if not, and the facts behind it. */
export default function SystemPage() {
  const t = useT('system');
  const { value, waiting, problem, refetch } = useRead(endpointOf(systemRead));
  return (
    <main className="sheet">
      <PageTitle>{t('title')}</PageTitle>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      <SheetSkeleton waiting={waiting} label={t('loading')} heights={[48, 96, 192]} inCard />
      {value && (
        <>
          <Status view={value} />
          <Concerns concerns={value.concerns} />
          <Facts view={value} />
          <p className="sheet-hint">{t('doctor', { command: 'haven doctor' })}</p>
        </>
      )}
    </main>
  );
}

/** A program that runs is not well while something has to be done. */
function Status({ view: { concerns, startedAt, version, logFormat, ...view } }: { readonly view: SystemView }) {
  const status = view.status === 'ready' && concerns.length > 0 ? 'degraded' : view.status;
  const t = useT('system');
  const format = useFormat();
  const Icon = status === 'ready' ? CircleCheck : CircleAlert;
  return (
    <section className="sheet-card" data-status={status}>
      <p className="sheet-name">
        <Icon size={18} aria-hidden /> {t(`status.${status}`)}
      </p>
      <p className="sheet-detail">{t('since', { day: format.day(startedAt), clock: format.clock(startedAt) })}</p>
      <p className="sheet-detail">{t('release', { version, format: logFormat })}</p>
    </section>
  );
}

/** What is wrong, most pressing first, each with what ends it. */
function Concerns({ concerns }: Pick<SystemView, 'concerns'>) {
  const t = useT('system');
  return (
    <section className="sheet-card" aria-labelledby="todo">
      <h2 id="todo">{t('todo')}</h2>
      {concerns.length === 0 && <p>{t('nothing')}</p>}
      <ul className="sheet-list">
        {concerns.map((concern) => (
          <ConcernLine key={concern.code} {...concern} />
        ))}
      </ul>
    </section>
  );
}

/** A code that this page does not know is of a newer program: it is named. */
function ConcernLine({ code, count }: SystemView['concerns'][number]) {
  const t = useT('system');
  const what = `concern.${code}.what`;
  const next = `concern.${code}.next`;
  const isKnown = isKey('system', what) && isKey('system', next);
  return (
    <li className="sheet-line" data-concern={code}>
      <span className="sheet-text">
        <span className="sheet-name">
          {isKnown ? t(what, { count: count ?? 1 }) : t('concern.other.what', { code })}
        </span>
        <span className="sheet-detail">
          {isKnown ? t(next, { command: COMMANDS[code] ?? '' }) : t('concern.other.next')}
        </span>
      </span>
    </li>
  );
}
