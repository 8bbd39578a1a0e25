import './chart.css';
import type { TrendLine, Trends } from '@safe-haven/contracts';
import { formatPoint, type L10n } from '../format.ts';
import { Axis } from './axis.tsx';
import { Columns } from './columns.tsx';
import { type Frame, geometryOf } from './geometry.ts';
import { labelSpot } from './label-spot.ts';
import { Marks } from './marks.tsx';
import { Reached } from './reached.tsx';
import type { Scale } from './scale.ts';
import { chartSentence } from './sentence.ts';
import { usePointer } from './use-pointer.ts';
import { useWidth } from './use-width.ts';
import { Veils, VeilsInWords } from './veils.tsx';

interface LineChartProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'by' | 'bucket' | 'from' | 'to'>;
  readonly scale: Scale;
  readonly l10n: L10n;
  /** Px. */
  readonly height: number;
  /** Large: the newest number stands at the data, and its points are walked by arrow keys. A small one has its number in its caption. */
  readonly large: boolean;
}

/** One line over time: a curve where it is exact, blocks where it is a range, a hatch where nothing is known. */
export function LineChart({ line, trends, scale, l10n, height, large }: LineChartProps) {
  const { box, width } = useWidth();
  const { at, handlers } = usePointer(line.points.length);
  const frame: Frame = { width, height, left: 44, right: 12, top: large ? 20 : 8, bottom: 40 };
  const drawn = width > 0 ? geometryOf(line.points, scale, frame) : null;
  const sentence = chartSentence(l10n, line, trends);
  const walked = large ? { tabIndex: 0, role: 'group', 'aria-label': l10n.t('chart.walk'), ...handlers } : {};
  return (
    <div ref={box} className="line-chart" data-line={line.key} {...walked}>
      {drawn && (
        <svg width={width} height={height} role="img" aria-label={sentence}>
          <Veils veils={drawn.veils} frame={frame} />
          <Axis line={line} bucket={trends.bucket} marks={drawn.marks} scale={scale} frame={frame} l10n={l10n} />
          <VeilsInWords line={line} veils={drawn.veils} frame={frame} l10n={l10n} />
          <Marks drawn={drawn} />
          {large && <Newest line={line} spot={labelSpot(drawn, frame)} l10n={l10n} />}
          <Columns line={line} trends={trends} columns={drawn.columns} at={at} height={height} l10n={l10n} />
        </svg>
      )}
      {large && <Reached line={line} trends={trends} at={at} l10n={l10n} />}
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
