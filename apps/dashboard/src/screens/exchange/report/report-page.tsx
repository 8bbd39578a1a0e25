import '../../../ui/sheet.css';
import './report.css';
import { type Me, occupancyRead, type Trends } from '@safe-haven/contracts';
import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { formatFor } from '../../../locales/format.ts';
import { useLanguage, useT } from '../../../locales/use-t.ts';
import { readerDay } from '../../../model/past-period.ts';
import { api } from '../../../net/api.ts';
import { useCommand } from '../../../net/command/use-command.ts';
import { noContent } from '../../../net/no-content.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { serverNow } from '../../../net/server-time.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Definitions } from './definitions.tsx';
import { Flows } from './flows.tsx';
import { LineSection } from './line-section.tsx';
import {
  current,
  daysOf,
  nameOf,
  newestQuarter,
  type Quarter,
  quarterOf,
  quartersLater,
  searchedDays,
  upToToday,
} from './quarter.ts';
import { dayName, type L10n } from './report-format.ts';
import { ShelterTable } from './shelter-table-section.tsx';

/** The quarterly report for boards and funders, to be read, printed or saved as PDF. */
export default function ReportPage({ me }: { me: Me }) {
  const chosen = quarterOf(new URLSearchParams(useSearch()).get('quarter'));
  return chosen ? <Report me={me} quarter={chosen} /> : <NewestReport me={me} />;
}

/** The report where no quarter was chosen. When what is known can't be read, the last one that is over says why. */
function NewestReport({ me }: { readonly me: Me }) {
  const now = serverNow();
  const t = useT('report');
  const { value, problem } = useTrends(searchedDays(now), 'month', 'country');
  if (value || problem) return <Report me={me} quarter={newestQuarter(value?.lines ?? [], now)} />;
  return (
    <main className="report" aria-busy="true">
      <BackLink to="/exchange" label={t('back')} />
    </main>
  );
}

function Report({ me, quarter }: { readonly me: Me; readonly quarter: Quarter }) {
  const l10n = useL10n();
  const { t } = l10n;
  const now = serverNow();
  const days = daysOf(quarter);
  const months = useTrends(days, 'month', 'country');
  const weeks = useTrends(days, 'week', 'country');
  const lines = months.value?.from.slice(0, 7) === days.from.slice(0, 7) ? months.value.lines : null;
  const range = { from: dayName(l10n, days.from, 'long'), to: dayName(l10n, days.to, 'long') };
  return (
    <main className="report" aria-busy={months.waiting || weeks.waiting}>
      <BackLink to="/exchange" label={t('back')} />
      <header className="report-head">
        <h1>{t('title', range)}</h1>
        <p>{me.may.includes('exact') ? (me.organisation ?? '') : t('network')}</p>
        <p className="report-note">{t('made', { day: dayName(l10n, readerDay(now), 'long') })}</p>
      </header>
      {nameOf(quarter) === nameOf(current(now)) && <p className="report-note">{t('running')}</p>}
      <ReportActions quarter={quarter} title={t('title', range)} now={now} l10n={l10n} />
      {months.problem && <Problem problem={months.problem} onRetry={months.refetch} />}
      {lines?.length === 0 && <p>{t('empty')}</p>}
      {lines?.map((line) => (
        <LineSection
          key={line.key}
          name={formatFor(l10n.language).country(line.key)}
          months={line}
          weeks={weeks.value?.lines.find(({ key }) => key === line.key)}
          l10n={l10n}
        />
      ))}
      {me.may.includes('exact') && <ShelterTable days={days} l10n={l10n} />}
      <Flows days={upToToday(days, readerDay(now))} l10n={l10n} />
      <Definitions l10n={l10n} />
    </main>
  );
}

interface ReportActionsProps {
  readonly quarter: Quarter;
  readonly title: string;
  readonly now: number;
  readonly l10n: L10n;
}

function ReportActions({ quarter, title, now, l10n: { t } }: ReportActionsProps) {
  const { busy, problem, send } = useCommand();
  const to = (by: number) => `/exchange/report?quarter=${nameOf(quartersLater(quarter, by))}`;
  const isLast = nameOf(quarter) >= nameOf(current(now));
  /** Records the export in the audit trail before printing. */
  const recordAndPrint = async () => {
    const body = { quarter: nameOf(quarter) };
    if (await send(() => api.post('/api/exports/report/printed', body, noContent))) printAs(title);
  };
  return (
    <>
      <nav className="report-actions" aria-label={t('acts')}>
        <Link href={to(-1)}>{t('earlier')}</Link>
        {!isLast && <Link href={to(1)}>{t('later')}</Link>}
        <Button icon={Printer} busy={busy} onClick={() => void recordAndPrint()}>
          {t('print')}
        </Button>
      </nav>
      {problem && <Problem problem={problem} />}
    </>
  );
}

/** Sets the title for the print dialog, which uses it as the file name. Otherwise the tab keeps its neutral title. */
function printAs(title: string): void {
  const { title: previousTitle } = document;
  document.title = title;
  print();
  document.title = previousTitle;
}

const useTrends = (days: { readonly from: string; readonly to: string }, bucket: Trends['bucket'], by: Trends['by']) =>
  useRead(endpointOf(occupancyRead, { ...days, bucket, by }));

function useL10n(): L10n {
  const t = useT('report');
  const language = useLanguage();
  return useMemo(() => ({ t, language }), [t, language]);
}
