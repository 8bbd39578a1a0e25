import type { TrendPoint } from '@safe-haven/contracts';
import { useId } from 'react';
import { dayName, type L10n, numberName, rateName } from './report-format.ts';

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [680, 190, 66, 10, 24];
const FLOOR = HEIGHT - BOTTOM;
const yOf = (percent: number): number => FLOOR - ((FLOOR - TOP) * Math.min(100, percent)) / 100;

/**
 * Occupancy as a bar per week: a block for a range, hollow for a partial week, hatched for no data, plain for hidden
 * data. It scales to its container, so that it fits the screen and paper.
 */
export function WeeksChart({ points, name, l10n }: { points: readonly TrendPoint[]; name: string; l10n: L10n }) {
  const hatch = useId();
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  return (
    <svg
      className="report-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={sentence(points, name, l10n)}
    >
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className="report-hatch" />
      </pattern>
      {[0, 50, 100].map((percent) => (
        <g key={percent}>
          <path className="report-grid" d={`M${LEFT} ${yOf(percent)}H${WIDTH}`} />
          <text x={LEFT - 6} y={yOf(percent) + 4} textAnchor="end">
            {l10n.t('percent', { value: numberName(l10n, percent) })}
          </text>
        </g>
      ))}
      {points.map((point, index) => (
        <Bar key={point.day} point={point} x={LEFT + index * step + 3} width={step - 6} hatch={hatch} l10n={l10n} />
      ))}
      {points.map((point, index) =>
        index % 3 === 0 ? (
          <text key={point.day} x={LEFT + index * step + 3} y={HEIGHT - 6}>
            {dayName(l10n, point.day, 'short')}
          </text>
        ) : null,
      )}
    </svg>
  );
}

interface BarProps {
  readonly point: TrendPoint;
  readonly x: number;
  readonly width: number;
  readonly hatch: string;
  readonly l10n: L10n;
}

function Bar({ point, x, width, hatch, l10n }: BarProps) {
  const span = spanOf(point);
  if (span === null && point.show === 'exact') return null;
  const { low, high } = span ?? { low: 0, high: 100 };
  const place = { x, y: yOf(high), width, height: yOf(low) - yOf(high) };
  return (
    <g>
      <title>{`${dayName(l10n, point.day, 'short')}: ${rateName(l10n, point)}`}</title>
      <rect
        className={span ? 'report-bar' : 'report-missing'}
        data-partial={span ? point.partial : undefined}
        {...place}
      />
      {point.show === 'gap' && <rect fill={`url(#${hatch})`} {...place} />}
    </g>
  );
}

/** The lower and upper end of a bar in per cent; null when there is no number. */
function spanOf(point: TrendPoint): { readonly low: number; readonly high: number } | null {
  switch (point.show) {
    case 'exact':
      return point.ratePercent === null ? null : { low: 0, high: Number(point.ratePercent) };
    case 'range':
      return { low: point.low, high: point.high };
    case 'hidden':
    case 'gap':
      return null;
  }
}

function sentence(points: readonly TrendPoint[], name: string, l10n: L10n): string {
  const shown = points.filter((point) => point.show === 'exact' || point.show === 'range');
  const [first, ...others] = shown.toSorted((a, b) => middleOf(a) - middleOf(b));
  if (!first) return l10n.t('chart.nothing', { name });
  const last = others.at(-1) ?? first;
  return l10n.t('chart.sentence', {
    name,
    ...{ lowest: rateName(l10n, first), lowestWeek: dayName(l10n, first.day, 'short') },
    ...{ highest: rateName(l10n, last), highestWeek: dayName(l10n, last.day, 'short') },
  });
}

function middleOf(point: TrendPoint): number {
  const span = spanOf(point);
  return span === null ? 0 : point.show === 'exact' ? span.high : (span.low + span.high) / 2;
}
