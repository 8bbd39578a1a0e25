import type { TrendLine, Trends } from '@safe-haven/contracts';
import { useId } from 'react';
import { bucketName, formatPoint, type L10n } from '../format.ts';
import { Axis } from './axis.tsx';
import { type Frame, geometryOf } from './geometry.ts';
import { labelSpot } from './label-spot.ts';
import { Marks } from './marks.tsx';
import type { Scale } from './scale.ts';
import { chartSentence } from './sentence.ts';
import { useWidth } from './use-width.ts';

interface LineChartProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'by' | 'bucket'>;
  readonly scale: Scale;
  readonly l10n: L10n;
  /** Px. */
  readonly height: number;
  /** Writes the newest number at the data; a small chart has it in its caption. */
  readonly labelled: boolean;
}

/** One line over time: a curve where it is exact, blocks where it is a range, nothing where there is no number. */
export function LineChart({ line, trends, scale, l10n, height, labelled }: LineChartProps) {
  const { box, width } = useWidth();
  const hatch = useId();
  const frame: Frame = { width, height, left: 44, right: 12, top: labelled ? 20 : 8, bottom: 26 };
  const drawn = width > 0 ? geometryOf(line.points, scale, frame) : null;
  return (
    <div ref={box} className="line-chart" data-line={line.key}>
      {drawn && (
        <svg width={width} height={height} role="img" aria-label={chartSentence(l10n, line, trends)}>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V6" className="chart-hatch" />
          </pattern>
          {drawn.veils.map((veil) => (
            <rect
              key={veil.x}
              {...veil}
              y={frame.top}
              height={height - frame.top - frame.bottom}
              fill={`url(#${hatch})`}
            />
          ))}
          <Axis line={line} bucket={trends.bucket} marks={drawn.marks} scale={scale} frame={frame} l10n={l10n} />
          <Marks drawn={drawn} />
          {labelled && <Newest line={line} spot={labelSpot(drawn, frame)} l10n={l10n} />}
          {drawn.columns.map((column, index) => (
            <rect key={column.x} className="chart-column" {...column} y={0} height={height}>
              <title>{formatColumn(l10n, line, index, trends.bucket)}</title>
            </rect>
          ))}
        </svg>
      )}
    </div>
  );
}

interface NewestProps {
  readonly line: TrendLine;
  readonly spot: ReturnType<typeof labelSpot>;
  readonly l10n: L10n;
}

function Newest({ line, spot, l10n }: NewestProps) {
  const point = spot && line.points[spot.index];
  if (!spot || !point) return null;
  return (
    <text className="chart-value" x={spot.x} y={spot.y} textAnchor="end">
      {formatPoint(l10n, point)}
    </text>
  );
}

function formatColumn(l10n: L10n, line: TrendLine, index: number, bucket: Trends['bucket']): string {
  const point = line.points[index]!;
  const value = formatPoint(l10n, point) ?? l10n.t(point.show === 'hidden' ? 'chart.hidden' : 'chart.gap');
  return l10n.t('chart.point', { day: bucketName(l10n, point.day, bucket, true), value });
}
