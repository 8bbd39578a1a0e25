import './figures.css';
import type { FigureLine, Figures, TrendsQuery } from '@safe-haven/contracts';
import { figuresRead } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useT } from '../../../locales/use-t.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { coverage, type L10n, rangeName, spansYears } from '../format.ts';
import { BoardTruth } from './board-truth.tsx';
import { FlowChart } from './flow-chart.tsx';
import { FlowMultiples } from './flow-multiples.tsx';
import type { FiguresL10n } from './format-figures.ts';
import { Hidden } from './hidden.tsx';
import { LinesTable } from './lines-table.tsx';
import { Lists } from './lists.tsx';
import { type FiguresAgainst, Tiles } from './tiles.tsx';
import { figuresQueryOf, useFigures } from './use-figures.ts';

interface FiguresCardProps {
  /** The query of the occupancy chart; the figures are read for the same range and filters. */
  readonly query: TrendsQuery;
  readonly l10n: L10n;
  /** What the figures are held against; null: nothing. */
  readonly against?: FiguresAgainst | null;
}

/** Admissions, discharges, lengths of stay, holds, requests and freshness for the same range as the occupancy chart. */
export function FiguresCard({ query, l10n: trends, against = null }: FiguresCardProps) {
  const t = useT('figures');
  const l10n: FiguresL10n = { t, trends };
  const figuresQuery = figuresQueryOf(query);
  const { value, problem, waiting, refetch } = useFigures(figuresQuery);
  return (
    <section className="trends-card" aria-label={t('title')} aria-busy={waiting}>
      <header>
        <div>
          <h2>{t('title')}</h2>
          <p>{value ? subtitle(value, l10n) : t('loading')}</p>
        </div>
        <a
          className="button"
          href={endpointOf(figuresRead, { ...figuresQuery, format: 'csv' }).path}
          download
          aria-label={t('csvLabel')}
        >
          <Icon icon={Download} />
          {trends.t('csv')}
        </a>
      </header>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {value && (
        <div className="figure-answer" data-waiting={waiting || undefined}>
          <Answer figures={value} l10n={l10n} against={against} />
        </div>
      )}
    </section>
  );
}

/** The days that the figures cover, and for a single line how many of its nights are known. */
function subtitle({ lines, from, to }: Figures, { t, trends }: FiguresL10n): string {
  const [only, ...others] = lines;
  const whole = others.length === 0 ? only?.whole : undefined;
  const range = rangeName(trends, whole?.from ?? from, whole?.to ?? to);
  if (whole === undefined) return range;
  return t('subtitle', { range, known: coverage(trends, whole.shelterNights) });
}

interface AnswerProps {
  readonly figures: Figures;
  readonly l10n: FiguresL10n;
  readonly against: FiguresAgainst | null;
}

function Answer({ figures, l10n, against }: AnswerProps) {
  const [only, ...others] = figures.lines;
  if (only === undefined) return <p>{l10n.t('empty')}</p>;
  const isBanded = figures.lines.some(({ whole }) => whole.show !== 'exact');
  return (
    <>
      {others.length > 0 ? (
        <>
          <LinesTable figures={figures} l10n={l10n} />
          {figures.bucket && <FlowMultiples figures={figures} bucket={figures.bucket} l10n={l10n} />}
        </>
      ) : (
        <SingleLine line={only} figures={figures} l10n={l10n} against={against} />
      )}
      {isBanded && <p className="trends-hint">{l10n.t('banded')}</p>}
    </>
  );
}

interface SingleLineProps extends AnswerProps {
  readonly line: FigureLine;
}

function SingleLine({ line: { whole, buckets }, figures, l10n, against }: SingleLineProps) {
  const shown = whole.show === 'hidden' ? null : whole;
  if (shown?.shelters === null && shown.needs === null) return <p>{l10n.t('empty')}</p>;
  return (
    <>
      {whole.show === 'hidden' ? (
        <Hidden reason={whole.why} l10n={l10n} />
      ) : (
        <>
          <Tiles span={whole} l10n={l10n} against={against} />
          <BoardTruth span={whole} l10n={l10n} />
        </>
      )}
      {figures.bucket && (
        <FlowChart buckets={buckets} bucket={figures.bucket} years={spansYears(figures)} l10n={l10n} />
      )}
      {shown && <Lists span={shown} l10n={l10n} />}
    </>
  );
}
