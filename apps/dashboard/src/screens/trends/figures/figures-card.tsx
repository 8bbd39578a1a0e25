import './figures.css';
import type { FigureLine, Figures, TrendsQuery } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useT } from '../../../locales/use-t.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { coverage, type L10n, rangeName, spansYears } from '../format.ts';
import { FlowChart } from './flow-chart.tsx';
import { FlowMultiples } from './flow-multiples.tsx';
import { Hidden } from './hidden.tsx';
import { LinesTable } from './lines-table.tsx';
import { Lists } from './lists.tsx';
import { Tiles } from './tiles.tsx';
import { figuresAddress, figuresQueryOf, useFigures } from './use-figures.ts';
import type { Words } from './words.ts';

interface FiguresCardProps {
  /** What is asked of occupancy; the figures are of the same. */
  readonly query: TrendsQuery;
  readonly l10n: L10n;
}

/** Who came and went, how long, holds, need and freshness: beside how full the houses were. */
export function FiguresCard({ query, l10n }: FiguresCardProps) {
  const t = useT('figures');
  const words: Words = { t, l10n };
  const asked = figuresQueryOf(query);
  const { value, problem, waiting, again } = useFigures(asked);
  return (
    <section className="trends-card" aria-label={t('title')} aria-busy={waiting}>
      <header>
        <div>
          <h2>{t('title')}</h2>
          <p>{value ? subtitle(value, words) : t('loading')}</p>
        </div>
        <a
          className="button"
          href={figuresAddress({ ...asked, format: 'csv' }).path}
          download
          aria-label={t('csvLabel')}
        >
          <Icon of={Download} />
          {l10n.t('csv')}
        </a>
      </header>
      {problem && <Problem problem={problem} onRetry={again} />}
      {value && (
        <div className="figure-answer" data-waiting={waiting || undefined}>
          <Answer figures={value} words={words} />
        </div>
      )}
    </section>
  );
}

/** Of which days, and of how many of them anything is known, where that is one thing to say. */
function subtitle({ lines, from, to }: Figures, { t, l10n }: Words): string {
  const [only, ...others] = lines;
  const whole = others.length === 0 ? only?.whole : undefined;
  const range = rangeName(l10n, whole?.from ?? from, whole?.to ?? to);
  if (whole === undefined) return range;
  const { known, of } = whole.coverage;
  return t('subtitle', { range, known: coverage(l10n, { days: known, of }) });
}

function Answer({ figures, words }: { readonly figures: Figures; readonly words: Words }) {
  const [only, ...others] = figures.lines;
  if (only === undefined) return <p>{words.t('empty')}</p>;
  const isBanded = figures.lines.some(({ whole }) => whole.show !== 'exact');
  return (
    <>
      {others.length > 0 ? (
        <>
          <LinesTable figures={figures} words={words} />
          {figures.bucket && <FlowMultiples figures={figures} bucket={figures.bucket} words={words} />}
        </>
      ) : (
        <OneLine line={only} figures={figures} words={words} />
      )}
      {isBanded && <p className="trends-hint">{words.t('banded')}</p>}
    </>
  );
}

interface OneLineProps {
  readonly line: FigureLine;
  readonly figures: Figures;
  readonly words: Words;
}

function OneLine({ line: { whole, buckets }, figures, words }: OneLineProps) {
  const told = whole.show === 'hidden' ? null : whole;
  if (told?.houses === null && told.needs === null) return <p>{words.t('empty')}</p>;
  return (
    <>
      {whole.show === 'hidden' ? <Hidden why={whole.why} words={words} /> : <Tiles span={whole} words={words} />}
      {figures.bucket && (
        <FlowChart buckets={buckets} bucket={figures.bucket} years={spansYears(figures)} words={words} />
      )}
      {told && <Lists span={told} words={words} />}
    </>
  );
}
