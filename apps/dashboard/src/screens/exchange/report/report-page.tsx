import '../../../ui/sheet.css';
import './report.css';
import { type Me, type Trends, trends } from '@safe-haven/contracts';
import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { formatFor } from '../../../locales/format.ts';
import { useLanguage, useT } from '../../../locales/use-t.ts';
import { readerDay } from '../../../model/past-period.ts';
import { api } from '../../../net/api.ts';
import { useCommand } from '../../../net/command/use-command.ts';
import { noContent } from '../../../net/no-content.ts';
import { endpoints } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { serverNow } from '../../../net/server-time.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Definitions } from './definitions.tsx';
import { Flows } from './flows.tsx';
import { Houses } from './houses.tsx';
import { LineSection } from './line-section.tsx';
import { beside, current, daysOf, nameOf, type Quarter, quarterOf, soFar } from './quarter.ts';
import { dayName, type L10n } from './words.ts';

/** A quarter for the board of an organisation or its funders: to be read, printed, or saved as PDF. */
export default function ReportPage({ me }: { me: Me }) {
  const l10n = useL10n();
  const { t } = l10n;
  const now = serverNow();
  const quarter = quarterOf(new URLSearchParams(useSearch()).get('quarter'), now);
  const days = daysOf(quarter);
  const months = useTold(days, 'month', 'country');
  const weeks = useTold(days, 'week', 'country');
  const lines = months.value?.from.slice(0, 7) === days.from.slice(0, 7) ? months.value.lines : null;
  const range = { from: dayName(l10n, days.from, 'long'), to: dayName(l10n, days.to, 'long') };
  return (
    <main className="report" aria-busy={months.waiting || weeks.waiting}>
      <BackLink to="/exchange" words={t('back')} />
      <header className="report-head">
        <h1>{t('title', range)}</h1>
        <p>{me.may.includes('exact') ? (me.organisation ?? '') : t('network')}</p>
        <p className="report-note">{t('made', { day: dayName(l10n, readerDay(now), 'long') })}</p>
      </header>
      <Acts quarter={quarter} title={t('title', range)} now={now} l10n={l10n} />
      {months.problem && <Problem problem={months.problem} onRetry={months.again} />}
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
      {me.may.includes('exact') && <Houses days={days} l10n={l10n} />}
      <Flows days={soFar(days, readerDay(now))} l10n={l10n} />
      <Definitions l10n={l10n} />
    </main>
  );
}

interface ActsProps {
  readonly quarter: Quarter;
  readonly title: string;
  readonly now: number;
  readonly l10n: L10n;
}

function Acts({ quarter, title, now, l10n: { t } }: ActsProps) {
  const { busy, problem, send } = useCommand();
  const to = (by: number) => `/exchange/report?quarter=${nameOf(beside(quarter, by))}`;
  const isLast = nameOf(quarter) >= nameOf(current(now));
  /** What leaves is recorded first. */
  const printed = async () => {
    const body = { quarter: nameOf(quarter) };
    if (await send(() => api.post('/api/exports/report/printed', body, noContent))) printAs(title);
  };
  return (
    <>
      <nav className="report-acts" aria-label={t('acts')}>
        <Link href={to(-1)}>{t('earlier')}</Link>
        {!isLast && <Link href={to(1)}>{t('later')}</Link>}
        <Button icon={Printer} busy={busy} onClick={() => void printed()}>
          {t('print')}
        </Button>
      </nav>
      {problem && <Problem problem={problem} />}
    </>
  );
}

/** A sheet that is saved is a file of this name; the tab keeps the one that tells nobody what it is. */
function printAs(title: string): void {
  const { title: before } = document;
  document.title = title;
  print();
  document.title = before;
}

const useTold = (days: { readonly from: string; readonly to: string }, bucket: Trends['bucket'], by: Trends['by']) =>
  useRead(endpoints.trends({ ...days, bucket, by }), trends);

function useL10n(): L10n {
  const t = useT('report');
  const language = useLanguage();
  return useMemo(() => ({ t, language }), [t, language]);
}
