import type { TrendLine, Trends, TrendsQuery } from '@safe-haven/contracts';
import { occupancyRead } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { endpointOf } from '../../net/read/endpoints.ts';
import { Icon } from '../../ui/icon.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { isHidden } from './chart/extremes.ts';
import { LineChart } from './chart/line-chart.tsx';
import { scaleOf } from './chart/scale.ts';
import { type L10n, lineName } from './format.ts';
import { HiddenCard } from './hidden-card.tsx';
import { Multiples } from './multiples.tsx';
import { Notes } from './notes.tsx';
import { OccupancyTable } from './table/occupancy-table.tsx';

const VIEWS = ['chart', 'table'] as const;

const TITLES = {
  country: 'card.byCountry',
  organisation: 'card.byOrganisation',
  shelter: 'card.byShelter',
} as const satisfies Record<Trends['by'], string>;

interface OccupancyCardProps {
  readonly trends: Trends;
  readonly query: TrendsQuery;
  readonly l10n: L10n;
  /** The line of the time that a single one is held against, the name of that time, and what follows from both. */
  readonly against?: { readonly line: TrendLine; readonly name: string; readonly finding?: string } | null;
}

/** Whether a line has any data, including hidden data. */
const hasData = ({ points }: TrendLine): boolean => points.some(({ show }) => show !== 'gap');

/**
 * The answer to one query as chart, table and CSV file. Several lines share one scale; lines without data are left out.
 */
export function OccupancyCard({ trends: answer, query, l10n, against = null }: OccupancyCardProps) {
  const { t } = l10n;
  const [view, setView] = useState<(typeof VIEWS)[number]>('chart');
  const before = against?.line.points;
  const { trends, scale } = useMemo(() => {
    const lines = answer.lines.filter(hasData);
    return {
      trends: { ...answer, lines },
      scale: scaleOf([...lines.flatMap(({ points }) => points), ...(before ?? [])]),
    };
  }, [answer, before]);
  const shownLines = trends.lines;
  const title = answer.lines.length === 1 ? t('card.title') : t(TITLES[answer.by]);
  const exact = shownLines.some(({ points }) => points.some((p) => p.show === 'exact'));
  const [only] = shownLines;
  return (
    <section className="trends-card" aria-label={title}>
      <header>
        <div>
          <h2>{against?.finding ?? title}</h2>
          <p>{t(exact ? 'card.exact' : 'card.range', { floor: scale.floor })}</p>
          {against && view === 'chart' && <p className="chart-before-key">{against.name}</p>}
        </div>
        <SegmentedControl<(typeof VIEWS)[number]>
          label={t('view.label')}
          segments={VIEWS.map((v) => ({ value: v, label: t(`view.${v}`) }))}
          value={view}
          onChoose={setView}
        />
        <a
          className="button"
          href={endpointOf(occupancyRead, { ...query, format: 'csv' }).path}
          download
          aria-label={t('csvLabel', { title })}
        >
          <Icon icon={Download} />
          {t('csv')}
        </a>
      </header>
      <div className="trends-views" data-view={view} data-lines={shownLines.length === 1 ? 'one' : 'several'}>
        {view !== 'table' && shownLines.length > 1 && <Multiples trends={trends} scale={scale} l10n={l10n} />}
        {view !== 'table' && shownLines.length === 1 && only && isHidden(only.points) && (
          <HiddenCard line={only} name={lineName(l10n, answer.by, only.name)} l10n={l10n} />
        )}
        {view !== 'table' && shownLines.length === 1 && only && !isHidden(only.points) && (
          <LineChart line={only} trends={trends} scale={scale} l10n={l10n} height={300} large before={before} />
        )}
        {view !== 'chart' && shownLines.length > 0 && <OccupancyTable trends={trends} l10n={l10n} />}
      </div>
      <Notes lines={shownLines} leftOut={answer.lines.length - shownLines.length} l10n={l10n} />
    </section>
  );
}
