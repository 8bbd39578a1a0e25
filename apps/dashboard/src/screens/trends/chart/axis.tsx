import type { TrendLine, Trends } from '@safe-haven/contracts';
import { axisName, type L10n } from '../format.ts';
import { type Frame, type Geometry, yOf } from './geometry.ts';
import type { Scale } from './scale.ts';

interface AxisProps {
  readonly line: TrendLine;
  readonly bucket: Trends['bucket'];
  readonly axisLabels: Geometry['axisLabels'];
  readonly scale: Scale;
  readonly frame: Frame;
  readonly l10n: L10n;
}

/** Grid lines with their percentages, and labels for some of the buckets below them. */
export function Axis({ line, bucket, axisLabels, scale, frame, l10n }: AxisProps) {
  const { left, width, right, height } = frame;
  const last = line.points.length - 1;
  return (
    <>
      {scale.ticks.map((tick) => {
        const y = yOf(tick, scale, frame);
        return (
          <g key={tick}>
            <line className="chart-hairline" x1={left} x2={width - right} y1={y} y2={y} />
            <text className="chart-label" x={left - 8} y={y + 4} textAnchor="end">
              {l10n.t('percent', { value: tick })}
            </text>
          </g>
        );
      })}
      {axisLabels.map(({ x, index }, position) => (
        <text key={index} className="chart-label" y={height - 22} textAnchor={anchorOf(index, last, x, frame)}>
          <tspan x={x}>{axisName(l10n, line.points[index]!, bucket)}</tspan>
          {yearAt(line.points, axisLabels, position) && (
            <tspan x={x} dy={15} className="chart-year">
              {line.points[index]!.day.slice(0, 4)}
            </tspan>
          )}
        </text>
      ))}
    </>
  );
}

/** Shows the year on the first and the last label, and where the year changes. */
function yearAt(points: TrendLine['points'], axisLabels: Geometry['axisLabels'], position: number): boolean {
  const yearOf = (label: number) => points[axisLabels[label]!.index]!.day.slice(0, 4);
  return position === 0 || position === axisLabels.length - 1 || yearOf(position) !== yearOf(position - 1);
}

const HALF_A_LABEL = 30;

/** Aligns the last label to its end where the frame would cut it off. */
const anchorOf = (index: number, last: number, x: number, { width }: Frame): 'end' | 'middle' =>
  index === last && width - x < HALF_A_LABEL ? 'end' : 'middle';
