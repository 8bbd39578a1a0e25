import './trends.css';
import type { Me } from '@safe-haven/contracts';
import { useMemo, useState } from 'react';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useLate } from '../../ui/skeleton.tsx';
import { type Choice, finer, firstChoice, inPeriod, queryOf } from './data/query.ts';
import { useTrends } from './data/use-trends.ts';
import { Facts } from './facts.tsx';
import { Filters } from './filters.tsx';
import { type L10n, rangeName } from './format.ts';
import { OccupancyCard } from './occupancy-card.tsx';

/** How full the houses were, by local day: exactly for one's own, in ranges and a week late for the rest. */
export default function TrendsPage({ me }: { me: Me }) {
  const exact = me.may.includes('exact');
  const l10n = useL10n();
  const { t } = l10n;
  const [choice, setChoice] = useState<Choice>(() => firstChoice(exact, new Date()));
  const query = queryOf(choice);
  const main = useTrends(query);
  const single = main.value?.lines.length === 1;
  const below = useTrends(query && single ? finer(query, exact) : null);
  const shown = main.value;
  return (
    <main className="trends" aria-busy={main.waiting}>
      <header className="trends-head">
        <PageTitle>{t('title')}</PageTitle>
        {shown && <p>{subtitle(l10n, choice, exact)}</p>}
      </header>
      <Filters choice={choice} exact={exact} l10n={l10n} onChoose={setChoice} />
      {query === null && <p className="trends-hint">{t('order')}</p>}
      {main.problem && <Problem problem={main.problem} onRetry={main.again} />}
      {!shown && !main.problem && query !== null && <Waiting words={t('loading')} />}
      {shown && shown.lines.length === 0 && (
        <section className="trends-card">
          <p>{t('empty')}</p>
          <Button onClick={() => setChoice(inPeriod(choice, 'year', new Date()))}>{t('emptyNext')}</Button>
        </section>
      )}
      {shown && single && <Facts line={shown.lines[0]!} bucket={shown.bucket} l10n={l10n} />}
      {shown && shown.lines.length > 0 && query && <OccupancyCard trends={shown} query={query} l10n={l10n} />}
      {single && below.value && below.value.lines.length > 1 && query && (
        <OccupancyCard trends={below.value} query={finer(query, exact)!} l10n={l10n} />
      )}
    </main>
  );
}

function subtitle(l10n: L10n, { from, to, bucket }: Choice, exact: boolean): string {
  if (from === '' || to === '') return '';
  const words = l10n.t(`subtitle.${bucket}`, { range: rangeName(l10n, from, to) });
  return exact ? words : l10n.t('late', { subtitle: words });
}

function Waiting({ words }: { readonly words: string }) {
  const late = useLate(true);
  return (
    <section className="trends-card" aria-busy="true">
      <p className="aloud" role="status">
        {words}
      </p>
      {late && <Skeleton width="100%" height={260} />}
    </section>
  );
}

function useL10n(): L10n {
  const t = useT('trends');
  const language = useLanguage();
  return useMemo(() => ({ t, language }), [t, language]);
}
