import type { TrendLine, Trends, TrendsQuery } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { addresses } from '../../net/read/addresses.ts';
import { Icon } from '../../ui/icon.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { extremesOf, isHidden, whysIn } from './chart/extremes.ts';
import { LineChart } from './chart/line-chart.tsx';
import { type Scale, scaleOf } from './chart/scale.ts';
import { formatPoint, type L10n, lineName } from './format.ts';
import { HiddenCard } from './hidden-card.tsx';
import { OccupancyTable } from './occupancy-table.tsx';

const VIEWS = ['chart', 'table', 'both'] as const;

const TITLES = {
  country: 'card.byCountry',
  organisation: 'card.byOrganisation',
  shelter: 'card.byShelter',
} as const satisfies Record<Trends['by'], string>;

interface OccupancyCardProps {
  readonly trends: Trends;
  readonly query: TrendsQuery;
  readonly l10n: L10n;
}

/** One question's answer as chart, table and file. Several lines stand side by side on one scale. */
export function OccupancyCard({ trends, query, l10n }: OccupancyCardProps) {
  const { t } = l10n;
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
        <a
          className="button"
          href={addresses.trends({ ...query, format: 'csv' }).path}
          download
          aria-label={t('csvLabel', { title })}
        >
          <Icon of={Download} />
          {t('csv')}
        </a>
      </header>
      <div className="trends-views" data-view={view} data-lines={lines.length === 1 ? 'one' : 'several'}>
        {view !== 'table' && <Charts trends={trends} scale={scale} l10n={l10n} />}
        {view !== 'chart' && <OccupancyTable trends={trends} l10n={l10n} />}
      </div>
      <Notes lines={lines} l10n={l10n} />
    </section>
  );
}

function Charts({ trends, scale, l10n }: { readonly trends: Trends; readonly scale: Scale; readonly l10n: L10n }) {
  const { lines, by } = trends;
  const [only] = lines;
  if (lines.length === 1 && only) {
    const name = lineName(l10n, by, only.name);
    return isHidden(only.points) ? (
      <HiddenCard line={only} name={name} l10n={l10n} />
    ) : (
      <LineChart line={only} trends={trends} scale={scale} l10n={l10n} height={300} labelled />
    );
  }
  return (
    <div className="trends-multiples">
      {lines.map((line) => (
        <Multiple key={line.key} line={line} trends={trends} scale={scale} l10n={l10n} />
      ))}
    </div>
  );
}

interface MultipleProps {
  readonly line: TrendLine;
  readonly trends: Trends;
  readonly scale: Scale;
  readonly l10n: L10n;
}

function Multiple({ line, trends, scale, l10n }: MultipleProps) {
  const name = lineName(l10n, trends.by, line.name);
  if (isHidden(line.points)) return <HiddenCard line={line} name={name} l10n={l10n} />;
  const latest = extremesOf(line.points)?.latest;
  return (
    <figure>
      <figcaption>
        <b>{name}</b>
        <span>{latest ? formatPoint(l10n, latest) : ''}</span>
      </figcaption>
      <LineChart line={line} trends={trends} scale={scale} l10n={l10n} height={150} labelled={false} />
    </figure>
  );
}

/** What the drawing can't say by itself: what a break means, and why something is grey. */
function Notes({ lines, l10n }: { readonly lines: readonly TrendLine[]; readonly l10n: L10n }) {
  const { t } = l10n;
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
