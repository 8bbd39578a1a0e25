import type { TrendLine, Trends } from '@safe-haven/contracts';
import { useId } from 'react';
import { bucketName, lineName, pointWords, type Tongue } from '../say.ts';
import { extremesOf } from './extremes.ts';
import { type Frame, type Geometry, geometryOf, pathOf, yOf } from './geometry.ts';
import type { Scale } from './scale.ts';
import { chartSentence } from './sentence.ts';
import { useWidth } from './use-width.ts';

interface LineChartProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'by' | 'bucket'>;
  readonly scale: Scale;
  readonly tongue: Tongue;
  /** Px. */
  readonly height: number;
}

/** One line over time: a curve where it is exact, blocks where it is a range, nothing where there is no number. */
export function LineChart({ line, trends, scale, tongue, height }: LineChartProps) {
  const { box, width } = useWidth();
  const hatch = useId();
  const { bucket, by } = trends;
  const frame: Frame = { width, height, left: 44, right: 12, top: 20, bottom: 26 };
  const drawn = width > 0 ? geometryOf(line.points, scale, frame) : null;
  return (
    <div ref={box} className="line-chart" data-line={line.key}>
      {drawn && (
        <svg width={width} height={height} role="img" aria-label={chartSentence(tongue, line, trends)}>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V6" className="chart-hatch" />
          </pattern>
          {drawn.veils.map(({ x, width: w }) => (
            <rect
              key={x}
              className="chart-veil"
              x={x}
              y={frame.top}
              width={w}
              height={height - frame.top - frame.bottom}
              fill={`url(#${hatch})`}
            />
          ))}
          <Axis scale={scale} frame={frame} tongue={tongue} />
          {drawn.marks.map(({ x, index }) => (
            <text
              key={index}
              className="chart-label"
              x={x}
              y={height - 8}
              textAnchor={index === line.points.length - 1 && line.points.length > 8 ? 'end' : 'middle'}
            >
              {bucketName(tongue, line.points[index]!.day, bucket)}
            </text>
          ))}
          <Marks drawn={drawn} />
          <Labels line={line} drawn={drawn} tongue={tongue} frame={frame} />
          {drawn.columns.map(({ x, width: w }, index) => (
            <rect key={x} className="chart-column" x={x} y={0} width={w} height={height}>
              <title>{columnWords(tongue, line, index, bucket)}</title>
            </rect>
          ))}
        </svg>
      )}
      <span className="aloud">{lineName(tongue, by, line.name)}</span>
    </div>
  );
}

function Axis({ scale, frame, tongue }: { readonly scale: Scale; readonly frame: Frame; readonly tongue: Tongue }) {
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className="chart-hairline"
            x1={frame.left}
            x2={frame.width - frame.right}
            y1={yOf(tick, scale, frame)}
            y2={yOf(tick, scale, frame)}
          />
          <text className="chart-label" x={frame.left - 8} y={yOf(tick, scale, frame) + 4} textAnchor="end">
            {tongue.t('percent', { value: tick })}
          </text>
        </g>
      ))}
    </>
  );
}

function Marks({ drawn }: { readonly drawn: Geometry }) {
  const dotted = drawn.columns.length <= 31;
  return (
    <>
      {drawn.blocks.map(({ index, ...block }) => (
        <rect key={index} className="chart-block" {...block} />
      ))}
      {drawn.runs.map((run) => (
        <path key={run[0]?.index} className="chart-curve" d={pathOf(run)} />
      ))}
      {drawn.runs.flatMap((run) =>
        run
          .filter(() => dotted || run.length === 1)
          .map(({ x, y, index }) => <circle key={index} className="chart-dot" cx={x} cy={y} r={2.5} />),
      )}
    </>
  );
}

/** The newest number and the extremes stand at the data itself. */
function Labels({
  line,
  drawn,
  tongue,
  frame,
}: {
  readonly line: TrendLine;
  readonly drawn: Geometry;
  readonly tongue: Tongue;
  readonly frame: Frame;
}) {
  const extremes = extremesOf(line.points);
  if (!extremes) return null;
  const places = new Map<number, { x: number; y: number }>();
  for (const { x, y, index } of drawn.runs.flat()) places.set(index, { x, y });
  for (const { x, y, width, index } of drawn.blocks) places.set(index, { x: x + width / 2, y });
  const index = line.points.indexOf(extremes.latest);
  const at = places.get(index);
  const words = pointWords(tongue, extremes.latest);
  if (!at || words === null) return null;
  return (
    <text
      className="chart-value"
      x={Math.min(at.x + 4, frame.width - frame.right)}
      y={Math.max(12, at.y - 8)}
      textAnchor="end"
    >
      {words}
    </text>
  );
}

function columnWords(tongue: Tongue, line: TrendLine, index: number, bucket: Trends['bucket']): string {
  const point = line.points[index]!;
  const value = pointWords(tongue, point) ?? tongue.t(point.show === 'hidden' ? 'chart.hidden' : 'chart.gap');
  return tongue.t('chart.point', { day: bucketName(tongue, point.day, bucket, true), value });
}
