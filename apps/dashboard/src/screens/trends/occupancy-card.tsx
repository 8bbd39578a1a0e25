import type { TrendLine, Trends, TrendsQuery } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { extremesOf, isHidden, whysIn } from './chart/extremes.ts';
import { LineChart } from './chart/line-chart.tsx';
import { type Scale, scaleOf } from './chart/scale.ts';
import { urlOf } from './data/query.ts';
import { HiddenCard } from './hidden-card.tsx';
import { OccupancyTable } from './occupancy-table.tsx';
import { lineName, pointWords, type Tongue } from './say.ts';

const VIEWS = ['chart', 'table', 'both'] as const;

const TITLES = {
  country: 'card.byCountry',
  organisation: 'card.byOrganisation',
  shelter: 'card.byShelter',
} as const satisfies Record<Trends['by'], string>;

interface OccupancyCardProps {
  readonly trends: Trends;
  readonly query: TrendsQuery;
  readonly tongue: Tongue;
}

/** One question's answer as chart, table and file. Several lines stand side by side on one scale. */
export function OccupancyCard({ trends, query, tongue }: OccupancyCardProps) {
  const { t } = tongue;
  const [view, setView] = useState<(typeof VIEWS)[number]>('both');
  const { lines } = trends;
  const scale = scaleOf(lines.flatMap(({ points }) => points));
  const title = lines.length === 1 ? t('card.title') : t(TITLES[trends.by]);
  const exact = lines.some(({ points }) => points.some((p) => p.show === 'exact'));
  return (
    <section className="trends-card" aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          <p>{t(exact ? 'card.exact' : 'card.range', { floor: scale.floor })}</p>
        </div>
        <SegmentedControl<(typeof VIEWS)[number]>
          label={t('view.label')}
          segments={VIEWS.map((v) => ({ value: v, label: t(`view.${v}`) }))}
          value={view}
          onChoose={setView}
        />
        <a className="button" href={urlOf({ ...query, format: 'csv' })} download aria-label={t('csvLabel', { title })}>
          <Icon of={Download} />
          {t('csv')}
        </a>
      </header>
      <div className="trends-views" data-view={view} data-lines={lines.length === 1 ? 'one' : 'several'}>
        {view !== 'table' && <Charts trends={trends} scale={scale} tongue={tongue} />}
        {view !== 'chart' && <OccupancyTable trends={trends} tongue={tongue} />}
      </div>
      <Notes lines={lines} tongue={tongue} />
    </section>
  );
}

function Charts({
  trends,
  scale,
  tongue,
}: {
  readonly trends: Trends;
  readonly scale: Scale;
  readonly tongue: Tongue;
}) {
  const { lines, by } = trends;
  const [only] = lines;
  if (lines.length === 1 && only) {
    const name = lineName(tongue, by, only.name);
    return isHidden(only.points) ? (
      <HiddenCard line={only} name={name} tongue={tongue} />
    ) : (
      <LineChart line={only} trends={trends} scale={scale} tongue={tongue} height={300} labelled />
    );
  }
  return (
    <div className="trends-multiples">
      {lines.map((line) => (
        <Multiple key={line.key} line={line} trends={trends} scale={scale} tongue={tongue} />
      ))}
    </div>
  );
}

interface MultipleProps {
  readonly line: TrendLine;
  readonly trends: Trends;
  readonly scale: Scale;
  readonly tongue: Tongue;
}

function Multiple({ line, trends, scale, tongue }: MultipleProps) {
  const name = lineName(tongue, trends.by, line.name);
  if (isHidden(line.points)) return <HiddenCard line={line} name={name} tongue={tongue} />;
  const latest = extremesOf(line.points)?.latest;
  return (
    <figure>
      <figcaption>
        <b>{name}</b>
        <span>{latest ? pointWords(tongue, latest) : ''}</span>
      </figcaption>
      <LineChart line={line} trends={trends} scale={scale} tongue={tongue} height={150} labelled={false} />
    </figure>
  );
}

/** What the drawing can't say by itself: what a break means, and why something is grey. */
function Notes({ lines, tongue }: { readonly lines: readonly TrendLine[]; readonly tongue: Tongue }) {
  const { t } = tongue;
  const shown = lines.filter(({ points }) => !isHidden(points));
  const whys = [...new Set(shown.flatMap(({ points }) => whysIn(points)))];
  const gaps = shown.some(({ points }) => points.some((p) => p.show === 'gap'));
  if (whys.length === 0 && !gaps) return null;
  return (
    <p className="trends-hint">
      {[
        ...(gaps ? [t('gaps')] : []),
        ...(whys.length > 0 ? [t('hidden.some')] : []),
        ...whys.map((w) => t(`hidden.${w}`)),
      ].join(' ')}
    </p>
  );
}
