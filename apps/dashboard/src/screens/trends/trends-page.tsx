import './trends.css';
import type { Me, Trends, TrendsQuery } from '@safe-haven/contracts';
import { FileText } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { serverNow } from '../../net/server-time.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { later } from '../../ui/later.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { SheltersTable } from './against/shelters-table.tsx';
import { StandingOutCard } from './against/standing-out-card.tsx';
import { type Comparison, useAgainst } from './against/use-against.ts';
import { addressOf, choiceIn } from './data/address.ts';
import { type Choice, finer, inPeriod, queryOf } from './data/query.ts';
import { useTrends } from './data/use-trends.ts';
import { Facts } from './facts.tsx';
import { FiguresCard } from './figures/figures-card.tsx';
import { Against, Filters } from './filters.tsx';
import { type L10n, rangeName } from './format.ts';
import { LoadingHistory } from './loading-history.tsx';
import { OccupancyCard } from './occupancy-card.tsx';

const ForecastCard = later(() => import('./forecast/forecast-card.tsx'), ['forecast', 'refusals']);

/** Occupancy by local day: exact for one's own shelters, in ranges and a week late for others. */
export default function TrendsPage({ me }: { me: Me }) {
  const exact = me.may.includes('exact');
  const l10n = useL10n();
  const { t } = l10n;
  const [address, setAddress] = useSearchParams();
  const now = new Date(serverNow());
  const choice = choiceIn(address, exact, now);
  const choose = (next: Choice) => setAddress(addressOf(next));
  const query = queryOf(choice);
  const answer = useTrends(query);
  const single = answer.value?.lines.length === 1;
  const finerQuery = query && single ? finer(query, exact) : null;
  const details = useTrends(finerQuery);
  const shown = answer.value;
  const comparison = useAgainst({
    query: single && exact ? query : null,
    ...{ trends: shown, shelters: details.value, sheltersQuery: finerQuery },
    ...{ against: choice.against, trendsL10n: l10n },
  });
  const waiting = answer.waiting || details.waiting;
  return (
    <main className="trends" aria-busy={waiting}>
      <header className="trends-head">
        <PageTitle>{t('title')}</PageTitle>
        {shown && <p>{subtitle(l10n, shown, exact)}</p>}
        <div className="trends-head-acts">
          {exact && <Against choice={choice} l10n={l10n} onChoose={choose} />}
          {me.may.includes('exchange') && (
            <Link className="button" href="/exchange">
              <Icon icon={FileText} />
              {t('toFiles')}
            </Link>
          )}
        </div>
      </header>
      <Filters choice={choice} exact={exact} l10n={l10n} onChoose={choose} />
      {answer.problem?.code === 'history_loading' && <LoadingHistory problem={answer.problem} l10n={l10n} />}
      {answer.problem && answer.problem.code !== 'history_loading' && (
        <Problem problem={answer.problem} onRetry={answer.refetch} />
      )}
      {!shown && !answer.problem && <Waiting label={t('loading')} />}
      {shown && waiting && (
        <p className="aloud" role="status">
          {t('loading')}
        </p>
      )}
      {shown && query && (
        <div className="trends-answer" data-waiting={waiting || undefined}>
          <Answer
            trends={shown}
            query={query}
            l10n={l10n}
            comparison={comparison}
            onYear={() => choose(inPeriod(choice, 'year', now))}
          />
          {details.value && finerQuery && details.value.lines.length > 1 && (
            <OccupancyCard trends={details.value} query={finerQuery} l10n={l10n} />
          )}
          <FiguresCard
            query={query}
            l10n={l10n}
            against={comparison?.figures ? { before: comparison.figures, l10n: comparison.l10n } : null}
          />
        </div>
      )}
      <ForecastCard l10n={l10n} />
    </main>
  );
}

interface AnswerProps {
  readonly trends: Trends;
  readonly query: TrendsQuery;
  readonly l10n: L10n;
  readonly comparison: Comparison | null;
  onYear(): void;
}

function Answer({ trends, query, l10n, comparison, onYear }: AnswerProps) {
  const [first, ...others] = trends.lines;
  const known = trends.lines.some(({ points }) => points.some(({ show }) => show !== 'gap'));
  if (!known) {
    return (
      <section className="trends-card">
        <p>{l10n.t('empty')}</p>
        <Button onClick={onYear}>{l10n.t('emptyNext')}</Button>
      </section>
    );
  }
  const then = comparison?.line ?? null;
  const against = comparison && then ? { line: then, l10n: comparison.l10n } : null;
  const finding = comparison?.finding ?? null;
  return (
    <>
      {first && others.length === 0 && <Facts line={first} trends={trends} l10n={l10n} against={against} />}
      <div className={comparison ? 'trends-against' : undefined}>
        <OccupancyCard
          trends={trends}
          query={query}
          l10n={l10n}
          against={
            comparison && then && { line: then, name: nameOfOther(comparison), ...(finding !== null && { finding }) }
          }
        />
        {comparison && <StandingOutCard periods={comparison.periods} l10n={comparison.l10n} />}
      </div>
      {comparison?.periods && comparison.periods.shelters.length > 1 && (
        <SheltersTable {...comparison.periods} l10n={comparison.l10n} />
      )}
    </>
  );
}

const nameOfOther = ({ l10n: { trends, against } }: Comparison) => trends.t(`against.${against}`);

/** Describes the answer that is shown, not the one that is being loaded. */
function subtitle(l10n: L10n, { from, to, bucket }: Trends, exact: boolean): string {
  const text = l10n.t(`subtitle.${bucket}`, { range: rangeName(l10n, from, to) });
  return exact ? text : l10n.t('late', { subtitle: text });
}

function Waiting({ label }: { readonly label: string }) {
  const isDelayed = useDelayed(true);
  return (
    <section className="trends-card" aria-busy="true">
      <p className="aloud" role="status">
        {label}
      </p>
      {isDelayed && <Skeleton width="100%" height={260} />}
    </section>
  );
}

function useL10n(): L10n {
  const t = useT('trends');
  const language = useLanguage();
  return useMemo(() => ({ t, language }), [t, language]);
}
