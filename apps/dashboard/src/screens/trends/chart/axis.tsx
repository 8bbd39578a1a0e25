import type { TrendLine, Trends } from '@safe-haven/contracts';
import { axisName, type L10n } from '../format.ts';
import { type Frame, type Geometry, yOf } from './geometry.ts';
import type { Scale } from './scale.ts';

interface AxisProps {
  readonly line: TrendLine;
  readonly bucket: Trends['bucket'];
  readonly marks: Geometry['marks'];
  readonly scale: Scale;
  readonly frame: Frame;
  readonly l10n: L10n;
}

/** Hairlines with their per cents, and under them some of the days. */
export function Axis({ line, bucket, marks, scale, frame, l10n }: AxisProps) {
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
      {marks.map(({ x, index }, place) => (
        <text key={index} className="chart-label" y={height - 22} textAnchor={anchorOf(index, last, x, frame)}>
          <tspan x={x}>{axisName(l10n, line.points[index]!, bucket)}</tspan>
          {yearAt(line.points, marks, place) && (
            <tspan x={x} dy={15} className="chart-year">
              {line.points[index]!.day.slice(0, 4)}
            </tspan>
          )}
        </text>
      ))}
    </>
  );
}

/** The first and the last label have their year, and the first of a year. */
function yearAt(points: TrendLine['points'], marks: Geometry['marks'], place: number): boolean {
  const yearOf = (mark: number) => points[marks[mark]!.index]!.day.slice(0, 4);
  return place === 0 || place === marks.length - 1 || yearOf(place) !== yearOf(place - 1);
}

const HALF_A_LABEL = 30;

/** A word at the edge leans inwards, so that nothing is cut off. */
const anchorOf = (index: number, last: number, x: number, { width }: Frame): 'end' | 'middle' =>
  index === last && width - x < HALF_A_LABEL ? 'end' : 'middle';
