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
import { OccupancyCard } from './occupancy-card.tsx';
import { rangeName, type Tongue } from './say.ts';

/** How full the houses were, by local day: exactly for one's own, in ranges and a week late for the rest. */
export default function TrendsPage({ me }: { me: Me }) {
  const exact = me.may.includes('exact');
  const tongue = useTongue();
  const { t } = tongue;
  const [choice, setChoice] = useState<Choice>(() => firstChoice(exact, new Date()));
  const query = queryOf(choice);
  const main = useTrends(query);
  const single = main.trends?.lines.length === 1;
  const below = useTrends(query && single ? finer(query, exact) : null);
  const shown = main.trends;
  return (
    <main className="trends" aria-busy={main.waiting}>
      <header className="trends-head">
        <PageTitle>{t('title')}</PageTitle>
        {shown && <p>{subtitle(tongue, choice, exact)}</p>}
      </header>
      <Filters choice={choice} exact={exact} tongue={tongue} onChoose={setChoice} />
      {query === null && <p className="trends-hint">{t('order')}</p>}
      {main.problem && <Problem problem={main.problem} onRetry={main.again} />}
      {!shown && !main.problem && query !== null && <Waiting words={t('loading')} />}
      {shown && shown.lines.length === 0 && (
        <section className="trends-card">
          <p>{t('empty')}</p>
          <Button onClick={() => setChoice(inPeriod(choice, 'year', new Date()))}>{t('emptyNext')}</Button>
        </section>
      )}
      {shown && single && <Facts line={shown.lines[0]!} bucket={shown.bucket} tongue={tongue} />}
      {shown && shown.lines.length > 0 && query && <OccupancyCard trends={shown} query={query} tongue={tongue} />}
      {single && below.trends && below.trends.lines.length > 1 && query && (
        <OccupancyCard trends={below.trends} query={finer(query, exact)!} tongue={tongue} />
      )}
    </main>
  );
}

function subtitle(tongue: Tongue, { from, to, bucket }: Choice, exact: boolean): string {
  if (from === '' || to === '') return '';
  const words = tongue.t(`subtitle.${bucket}`, { range: rangeName(tongue, from, to) });
  return exact ? words : tongue.t('late', { subtitle: words });
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

function useTongue(): Tongue {
  const t = useT('trends');
  const language = useLanguage();
  return useMemo(() => ({ t, language }), [t, language]);
}
