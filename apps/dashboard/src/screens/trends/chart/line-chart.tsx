import './chart.css';
import type { TrendLine, Trends } from '@safe-haven/contracts';
import { formatPoint, type L10n } from '../format.ts';
import { Axis } from './axis.tsx';
import { Columns } from './columns.tsx';
import { type Frame, geometryOf } from './geometry.ts';
import { labelPosition } from './label-position.ts';
import { Marks } from './marks.tsx';
import { MissingRangeLabels, MissingRanges } from './missing-ranges.tsx';
import type { Scale } from './scale.ts';
import { SelectedBucket } from './selected-bucket.tsx';
import { chartSentence } from './sentence.ts';
import { useBucketKeys } from './use-bucket-keys.ts';
import { useWidth } from './use-width.ts';

interface LineChartProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'by' | 'bucket' | 'from' | 'to'>;
  readonly scale: Scale;
  readonly l10n: L10n;
  /** In px. */
  readonly height: number;
  /**
   * `true` labels the newest point and lets the arrow keys select buckets; a small chart has its number in its caption.
   */
  readonly large: boolean;
  /** Points of the time that the line is held against, drawn dashed behind it. */
  readonly before?: TrendLine['points'] | undefined;
}

/** One line over time: a curve for exact numbers, blocks for ranges, a hatched area where there is no data. */
export function LineChart({ line, trends, scale, l10n, height, large, before }: LineChartProps) {
  const { container, width } = useWidth();
  const { at, handlers } = useBucketKeys(line.points.length);
  const frame: Frame = { width, height, left: 44, right: 12, top: large ? 20 : 8, bottom: 40 };
  const drawn = width > 0 ? geometryOf(line.points, scale, frame, before) : null;
  const sentence = chartSentence(l10n, line, trends);
  const keyboardProps = large ? { tabIndex: 0, role: 'group', 'aria-label': l10n.t('chart.walk'), ...handlers } : {};
  return (
    <div ref={container} className="line-chart" data-line={line.key} {...keyboardProps}>
      {drawn && (
        <svg width={width} height={height} role="img" aria-label={sentence}>
          <MissingRanges missing={drawn.missing} frame={frame} />
          <Axis
            line={line}
            bucket={trends.bucket}
            axisLabels={drawn.axisLabels}
            scale={scale}
            frame={frame}
            l10n={l10n}
          />
          <MissingRangeLabels line={line} missing={drawn.missing} frame={frame} l10n={l10n} />
          <Marks drawn={drawn} />
          {large && <Newest line={line} position={labelPosition(drawn, frame)} l10n={l10n} />}
          <Columns line={line} trends={trends} columns={drawn.columns} selected={at} height={height} l10n={l10n} />
        </svg>
      )}
      {large && <SelectedBucket line={line} trends={trends} selected={at} l10n={l10n} />}
    </div>
  );
}

interface NewestProps {
  readonly line: TrendLine;
  readonly position: ReturnType<typeof labelPosition>;
  readonly l10n: L10n;
}

function Newest({ line, position, l10n }: NewestProps) {
  const point = position && line.points[position.index];
  if (!position || !point) return null;
  return (
    <text className="chart-value" x={position.x} y={position.y} textAnchor="end">
      {formatPoint(l10n, point)}
    </text>
  );
}
